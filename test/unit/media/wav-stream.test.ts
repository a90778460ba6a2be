import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readWav } from '../../../src-main/media/wav-reader.ts';
import { openWav } from '../../../src-main/media/wav-stream.ts';
import { VoxloomError } from '../../../src-main/shared/domain/voxloom-error.ts';

let folder = '';
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-wav-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function fileOf(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `${++count}.wav`);
  await writeFile(path, bytes);
  return path;
}

function chunk(id: string, data: Uint8Array, told = data.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 0, 'latin1');
  head.writeUInt32LE(told, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

function format(tag: number, channels: number, bits: number): Buffer {
  const data = Buffer.alloc(16);
  data.writeUInt16LE(tag, 0);
  data.writeUInt16LE(channels, 2);
  data.writeUInt32LE(44_100, 4);
  data.writeUInt32LE((44_100 * channels * bits) / 8, 8);
  data.writeUInt16LE((channels * bits) / 8, 12);
  data.writeUInt16LE(bits, 14);
  return chunk('fmt ', data);
}

const riff = (...chunks: Uint8Array[]): Buffer => Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...chunks]);

describe('a WAV read stretch by stretch', () => {
  it('gives the samples that reading it whole gives', async () => {
    const encoding = fc.constantFrom([1, 16], [1, 24], [1, 32], [3, 32]);
    const extras = fc.array(fc.tuple(fc.constantFrom('LIST', 'bext', 'junk', 'cue '), fc.uint8Array({ maxLength: 40 })), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(encoding, fc.integer({ min: 1, max: 3 }), fc.uint8Array({ maxLength: 600 }), extras, fc.boolean(), async ([tag = 1, bits = 16], channels, data, others, dataFirst) => {
        const sound = [format(tag, channels, bits), chunk('data', data)];
        const bytes = riff(...others.map(([id, more]) => chunk(id, more)), ...(dataFirst ? sound.reverse() : sound));
        const whole = readWav(bytes);
        const wav = await openWav(await fileOf(bytes));
        try {
          expect(wav).toMatchObject({ channels, sampleRate: 44_100, encoding: whole.encoding, frames: whole.samples.length / channels });
          const parts: number[] = [];
          for (let start = 0; start < wav.frames; start += 7) parts.push(...(await wav.read(start, 7)));
          expect(Float32Array.from(parts)).toEqual(whole.samples);
        } finally {
          await wav.close();
        }
      }),
      { numRuns: 80, seed: 5 },
    );
  });

  it('ends with the file where a recording was cut short', async () => {
    const wav = await openWav(await fileOf(riff(format(1, 1, 16), chunk('data', Buffer.alloc(100), 1_000_000))));
    expect(wav.frames).toBe(50);
    expect(await wav.read(40, 100)).toHaveLength(10);
    expect(await wav.read(60, 100)).toHaveLength(0);
    await wav.close();
  });

  it('refuses every other file with a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.uint8Array({ maxLength: 60 }).map((bytes) => riff(bytes))), async (bytes) => {
        const path = await fileOf(bytes);
        const opened = await openWav(path).catch((error: unknown) => {
          expect(error).toBeInstanceOf(VoxloomError);
        });
        await opened?.close();
      }),
      { numRuns: 100, seed: 9 },
    );
  });
});
