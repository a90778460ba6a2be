// Voice packs for tests: small, complete, and easy to spoil.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** One field of a Protocol Buffers message: a number, text, or the bytes of a message. */
export function field(number: number, value: number | string | Buffer): Buffer {
  const content = typeof value === 'number' ? varint(value) : Buffer.from(value);
  const tag = varint(number * 8 + (typeof value === 'number' ? 0 : 2));
  return Buffer.concat(typeof value === 'number' ? [tag, content] : [tag, varint(content.length), content]);
}

export function message(...fields: Buffer[]): Buffer {
  return Buffer.concat(fields);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** An ONNX model of one operator and one weight; the parts a test spoils can be given. */
export function onnxModel(parts: { node?: Buffer; tensor?: Buffer; extra?: Buffer } = {}): Buffer {
  const node = parts.node ?? message(field(1, 'a'), field(2, 'b'), field(4, 'Relu'));
  const tensor = parts.tensor ?? message(field(1, 1), field(2, 1), field(8, 'weight'), field(9, Buffer.alloc(4)));
  const graph = message(field(1, node), field(2, 'main'), field(5, tensor));
  return message(field(1, 9), field(2, 'voxloom'), field(7, graph), field(8, message(field(1, ''), field(2, 18))), parts.extra ?? Buffer.alloc(0));
}

export interface PackFiles {
  readonly [path: string]: Buffer;
}

export const GOOD_FILES: PackFiles = {
  'plan.onnx': onnxModel(),
  'decode.onnx': onnxModel(),
  'vocoder.onnx': onnxModel(),
  'CARD.md': Buffer.from('# A voice for tests\n'),
};

/** The manifest of a pack with these files. */
export function manifestOf(files: PackFiles = GOOD_FILES, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    formatVersion: 1,
    id: 'test-voice',
    names: { en: 'Test', zh: '测试' },
    language: 'en-US',
    licence: 'CC0-1.0',
    speaker: 'nobody',
    sampleRate: 48_000,
    hop: 512,
    melBands: 100,
    symbols: ['sil', '_', ',', '.', 'AA1'],
    tokenFallback: { '?': '.' },
    acoustic: {
      kind: 'nat-transformer',
      planFile: 'plan.onnx',
      decodeFile: 'decode.onnx',
      width: 192,
      tokenBuckets: [64, 256],
      frameBuckets: [128, 1024],
      noise: { token: 16, frame: 16, line: 8 },
      temperature: { plan: 1, frames: 1 },
    },
    vocoder: { kind: 'source-filter-wavenet', file: 'vocoder.onnx', contextFrames: 40, frameBuckets: [64, 256], excitationChannels: 3 },
    frontEnd: { language: 'en-US' },
    minimumEngine: '0.1.0',
    files: Object.entries(files).map(([path, content]) => ({
      path,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
    ...changes,
  };
}

/** A folder that the test owns. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voxloom-voices-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a pack into `folder`. */
export async function writePack(folder: string, manifest: unknown = manifestOf(), files: PackFiles = GOOD_FILES): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'voice.json'), JSON.stringify(manifest));
  return folder;
}
