import { z } from 'zod';

import { elasticity, readingRisk } from '../../shared/contract/dubbing-views.ts';
import { planView, providerView, readingView } from '../../shared/contract/views.ts';
import { lineDelivery } from '../../shared/domain/project-rows.ts';
import { ERROR_CODES } from '../../shared/domain/voxloom-error.ts';
import { FIT_LIMITS } from '../../shared/fit/fit-limits.ts';
import type { SynthesisEvent, SynthesisRequest } from '../synthesis/synthesiser.ts';
import type { RiskyPlace } from '../text/reading.ts';

/** What a client asks of the engine: one line, by one of the voices. */
export interface SpeakRequest extends SynthesisRequest {
  /** Id of an installed voice. */
  readonly voice: string;
}

const floats = z.custom<Float32Array>((value) => value instanceof Float32Array);
const milliseconds = z.number().nonnegative();
const lineId = z.int().nonnegative();
const span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });

const phoneEdit = z.object({
  durationMs: milliseconds.exactOptional(),
  f0Hz: z.number().positive().exactOptional(),
  f0Curve: z.array(z.number().positive()).min(2).exactOptional(),
  energyDb: z.number().exactOptional(),
});

const lineText = {
  voice: z.string().min(1),
  text: z.string(),
  ssml: z.boolean().exactOptional(),
  lexicon: z.map(z.string(), z.array(z.string())).exactOptional(),
  // Whether an override makes sense is for the reading to say, with a warning.
  overrides: z.array(z.object({ start: z.int(), end: z.int(), phones: z.array(z.string()) })).exactOptional(),
};

/** How a text is read aloud by a voice: what `speakRequest` has before seed and delivery. */
const readRequest: z.ZodType<ReadRequest> = z.object(lineText);
export type ReadRequest = Pick<SpeakRequest, 'voice' | 'text' | 'ssml' | 'lexicon' | 'overrides'>;

export const speakRequest: z.ZodType<SpeakRequest> = z.object({
  ...lineText,
  delivery: z.object({
    pace: z.number().min(0.5).max(2),
    pitchSemitones: z.number().min(-12).max(12),
    range: z.number().min(0).max(2),
    energyDb: z.number().min(-12).max(12),
    pauses: z.number().min(0).max(4),
    phones: z.map(z.int().nonnegative(), phoneEdit).exactOptional(),
  }),
  seed: z.int(),
  slotMs: z.number().positive().exactOptional(),
  borrowMs: milliseconds.exactOptional(),
  leastRate: z.number().min(0).max(FIT_LIMITS.fastest).exactOptional(),
  drawing: lineDelivery.shape.drawing.unwrap().exactOptional(),
});

/** What is asked about a line without hearing it. */
export const engineQuestion = z.discriminatedUnion('about', [
  z.object({ about: z.literal('reading'), request: readRequest }),
  z.object({ about: z.literal('risks'), request: readRequest }),
  z.object({ about: z.literal('plan'), request: speakRequest }),
  z.object({ about: z.literal('length'), request: speakRequest }),
]);
export type EngineQuestion = z.infer<typeof engineQuestion>;

const riskyPlaces: z.ZodType<readonly RiskyPlace[]> = z.array(readingRisk.omit({ lineId: true }));

const engineAnswer = z.discriminatedUnion('about', [
  z.object({ about: z.literal('reading'), reading: readingView }),
  z.object({ about: z.literal('risks'), risks: riskyPlaces }),
  z.object({ about: z.literal('plan'), plan: planView }),
  z.object({ about: z.literal('length'), length: z.object({ lengthMs: z.number(), elasticity }).nullable() }),
]);
export type EngineAnswer = z.infer<typeof engineAnswer>;

const engineOptions = z.object({
  /** Folders that hold one folder a voice; the first that has a voice's id wins. */
  voiceFolders: z.array(z.string()),
  /** Threads inside one operator of a model. */
  threads: z.int().min(1).max(64),
  /** What models run on. Where it fails, the CPU takes over and a `notice` says so. */
  provider: providerView.shape.id,
  /** URL of the module that opens voices (`VoiceModule`). */
  voiceModule: z.url().exactOptional(),
});

export type EngineOptions = z.infer<typeof engineOptions>;

/** Studio to engine. The first command is `start`. */
export const engineCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), options: engineOptions }),
  z.object({
    kind: z.literal('speak'),
    line: lineId,
    /** 0 is the most urgent. */
    rank: z.int().nonnegative(),
    request: speakRequest,
    /** Samples the line may send before it must wait for a `grant`. */
    credit: z.int().positive(),
  }),
  z.object({ kind: z.literal('ask'), line: lineId, question: engineQuestion }),
  z.object({ kind: z.literal('grant'), line: lineId, samples: z.int().positive() }),
  z.object({ kind: z.literal('cancel'), line: lineId }),
  z.object({ kind: z.literal('ping') }),
  z.object({ kind: z.literal('stop') }),
]);

export type EngineCommand = z.infer<typeof engineCommand>;

const synthesisEvent: z.ZodType<SynthesisEvent> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    piece: z.int().nonnegative(),
    pieces: z.int().positive(),
    totalSamples: z.number().nonnegative(),
    exact: z.boolean(),
  }),
  z.object({ kind: z.literal('sound'), samples: floats }),
  z.object({
    kind: z.literal('done'),
    result: z.object({
      samples: z.int().nonnegative(),
      secondsOfSound: z.number().nonnegative(),
      secondsSpent: z.number().nonnegative(),
      timings: z.object({
        words: z.array(z.object({ text: z.string(), startMs: z.number(), endMs: z.number(), span })),
        phones: z.array(
          z.object({
            symbol: z.string(),
            startMs: z.number(),
            endMs: z.number(),
            word: z.int().nonnegative().nullable(),
            token: z.int().nonnegative(),
          }),
        ),
        pauses: z.array(
          z.object({ startMs: z.number(), endMs: z.number(), token: z.int().nonnegative(), timed: z.boolean() }),
        ),
        marks: z.array(z.object({ name: z.string(), atMs: z.number() })),
        f0Hz: floats,
        frameMs: z.number().positive(),
      }),
      fit: z
        .object({
          rate: z.number(),
          overMs: milliseconds,
          borrowedMs: milliseconds,
          pausesSavedMs: milliseconds,
          slotMs: milliseconds,
          totalMs: milliseconds,
          region: z.enum(['natural', 'pressed', 'over', 'short']),
        })
        .exactOptional(),
      warnings: z.array(
        z.object({
          code: z.enum(['unknown-tag', 'bad-tag', 'bad-override', 'unreadable', 'guessed-word']),
          message: z.string(),
          span,
        }),
      ),
    }),
  }),
]);

/**
 * Engine to studio. Every `speak` is answered by events up to `done`, or by one `failed`; never by both. Every `ask` is
 * answered by one `answer` or one `failed`. Lines and questions share their numbers.
 */
export const engineReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('event'), line: lineId, event: synthesisEvent }),
  z.object({ kind: z.literal('answer'), line: lineId, answer: engineAnswer }),
  /** Something the author should know about the engine itself. */
  z.object({ kind: z.literal('notice'), message: z.string(), detail: z.string() }),
  z.object({
    kind: z.literal('failed'),
    line: lineId,
    code: z.enum(ERROR_CODES),
    message: z.string(),
    /** The technical reason, for the details view. */
    detail: z.string(),
  }),
  /** Answers `ping` and comes with every finished line: the process is alive and this large. */
  z.object({ kind: z.literal('alive'), residentBytes: z.number().positive() }),
]);

export type EngineReport = z.infer<typeof engineReport>;
