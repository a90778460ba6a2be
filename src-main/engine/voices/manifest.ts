import { z } from 'zod';
import { isSafeFileName } from './safe-file-name.ts';

/** Newest `formatVersion` this engine reads. */
export const FORMAT_VERSION = 1;

const fileName = z.string().refine(isSafeFileName, 'is not a plain file name');
const modelFile = fileName.refine((name) => name.endsWith('.onnx'), 'is not an ONNX file');
const count = z.number().int().positive();
/** Lengths for which a graph exists or is padded to, rising. */
const buckets = z
  .array(count)
  .nonempty()
  .refine((sizes) => sizes.every((size, index) => index === 0 || size > (sizes[index - 1] ?? 0)), 'must rise');

/** Transformer with explicit durations, F0, voicing and energy (`engine/acoustic`): two graphs, plan and decode. */
const natTransformer = z.object({
  kind: z.literal('nat-transformer'),
  planFile: modelFile,
  decodeFile: modelFile,
  /** Width of the encoder's output. */
  width: count,
  tokenBuckets: buckets,
  frameBuckets: buckets,
  /** Channels of the noise that makes one seed sound unlike another: drawn anew for each token, each frame, each line. */
  noise: z.object({ token: count, frame: count, line: count }),
  /** Deviation of that noise for the plan and for the frames; 1 as in training, less for calmer takes. */
  temperature: z.object({ plan: z.number().positive().max(1.5), frames: z.number().positive().max(1.5) }),
});

/** WaveNet at frame rate that steers a harmonic-plus-noise source (`engine/vocoder`). */
const sourceFilterWavenet = z.object({
  kind: z.literal('source-filter-wavenet'),
  file: modelFile,
  /** Frames on each side of a chunk that influence its sound. */
  contextFrames: z.number().int().nonnegative(),
  frameBuckets: buckets,
  /** Channels of the excitation: pulses, steady noise, breath. */
  excitationChannels: z.literal(3),
});

export const voiceManifestSchema = z
  .object({
    formatVersion: z.literal(FORMAT_VERSION),
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not lower-case words joined by hyphens').max(64),
    names: z.object({ en: z.string().min(1), zh: z.string().min(1) }),
    /** BCP 47. */
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag'),
    /** SPDX expression. */
    licence: z.string().min(1),
    speaker: z.string().min(1),
    sampleRate: z.literal(48_000),
    hop: z.literal(512),
    melBands: z.literal(100),
    /** The acoustic model's symbols, in the order of its ids. */
    symbols: z.array(z.string().min(1)).nonempty(),
    /** Symbols of the front end that the voice never learned, each with the one it is spoken as: `{"?": "."}`. */
    tokenFallback: z.record(z.string(), z.string()).default({}),
    acoustic: z.discriminatedUnion('kind', [natTransformer]),
    vocoder: z.discriminatedUnion('kind', [sourceFilterWavenet]),
    frontEnd: z.object({ language: z.string() }),
    /** Oldest engine that can speak this voice. */
    minimumEngine: z.string().regex(/^\d+\.\d+\.\d+$/, 'is not a version such as 0.1.0'),
    files: z
      .array(z.object({ path: fileName, bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256') }))
      .nonempty(),
  })
  .superRefine((manifest, context) => {
    const problem = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (new Set(manifest.symbols).size !== manifest.symbols.length) problem('symbols', 'names a symbol twice');
    const symbols = new Set(manifest.symbols);
    for (const [symbol, spoken] of Object.entries(manifest.tokenFallback)) {
      if (!symbols.has(spoken)) problem('tokenFallback', `speaks ${symbol} as ${spoken}, which the voice has not`);
    }
    // Names that differ by case alone are one file on Windows and macOS.
    const paths = manifest.files.map(({ path }) => path.toLowerCase());
    if (new Set(paths).size !== paths.length) problem('files', 'lists a file twice');
    const listed = new Set(manifest.files.map(({ path }) => path));
    for (const file of modelFiles(manifest)) {
      if (!listed.has(file)) problem('files', `does not list ${file}`);
    }
  });

/** `voice.json`: what a voice pack is and what its files must be. */
export type VoiceManifest = z.infer<typeof voiceManifestSchema>;
export type AcousticManifest = VoiceManifest['acoustic'];

/** The graphs a voice runs. */
function modelFiles({ acoustic, vocoder }: { acoustic: z.infer<typeof natTransformer>; vocoder: z.infer<typeof sourceFilterWavenet> }): string[] {
  return [acoustic.planFile, acoustic.decodeFile, vocoder.file];
}
