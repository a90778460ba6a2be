import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { decodeSound } from '../../../../src-main/media/decoding/decode-sound.ts';
import { SoundMeter, type SoundMeasure } from '../../../../src-main/media/loudness/sound-measure.ts';
import { Mp3Writer } from '../../../../src-main/media/mp3-writer.ts';
import { WavWriter } from '../../../../src-main/media/wav-writer.ts';
import { seededRandom } from '../../../helpers/sound.ts';

const RATE = 44_100;
const FRAMES = RATE / 2;
/** Whole periods of both tones, away from the ends, where codecs are least true. */
const [FROM, TO] = [4410, 17_640];

let folder = '';
let count = 0;
const sounds = new Map<string, Buffer>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-decoding-'));
  for (const name of ['mono.flac', 'stereo.flac', 'mono.ogg', 'stereo.ogg', 'opus.ogg']) {
    sounds.set(name, await readFile(fileURLToPath(new URL(`../../../fixtures/sounds/${name}`, import.meta.url))));
  }
  sounds.set('mono.mp3', await mp3(1));
  sounds.set('stereo.mp3', await mp3(2));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What the fixtures hold as well (tools/make-sound-fixtures.ts). */
function tone(channels: 1 | 2): Float32Array {
  return Float32Array.from({ length: FRAMES * channels }, (_, index) => {
    const angle = (2 * Math.PI * 441 * Math.floor(index / channels)) / RATE;
    return index % channels === 0 ? 0.5 * Math.sin(angle) : 0.25 * Math.sin(2 * angle);
  });
}

async function mp3(channels: 1 | 2): Promise<Buffer> {
  const writer = Mp3Writer.create({ channels, sampleRate: RATE, bitrateKbps: 192, tags: { title: 'Tide' } });
  const start = writer.begin();
  const middle = await writer.write(tone(channels));
  const { tail, head } = await writer.end();
  expect(head.length).toBe(start.length);
  return Buffer.concat([head, middle, tail]);
}

function bytesOf(name: string): Buffer {
  return Buffer.from(sounds.get(name) ?? Buffer.alloc(0));
}

async function fileOf(bytes: Uint8Array, ending = 'bin'): Promise<string> {
  const path = join(folder, `${++count}.${ending}`);
  await writeFile(path, bytes);
  return path;
}

async function decode(bytes: Uint8Array, ending?: string): Promise<{ channels: number; sampleRate: number; samples: Float32Array }> {
  const parts: Float32Array[] = [];
  let [channels, sampleRate] = [0, 0];
  for await (const stretch of decodeSound(await fileOf(bytes, ending))) {
    expect(stretch.samples.length % stretch.channels).toBe(0);
    ({ channels, sampleRate } = stretch);
    parts.push(stretch.samples.slice());
  }
  return { channels, sampleRate, samples: Float32Array.from(parts.flatMap((part) => [...part])) };
}

/** Root mean square of the difference to the tone, away from the ends. */
function difference(samples: Float32Array, channels: 1 | 2): number {
  const wanted = tone(channels);
  let sum = 0;
  for (let index = FROM * channels; index < TO * channels; index++) sum += ((samples[index] ?? 0) - (wanted[index] ?? 0)) ** 2;
  return Math.sqrt(sum / ((TO - FROM) * channels));
}

const CASES = [
  ['mono.mp3', 1, 0.003],
  ['stereo.mp3', 2, 0.003],
  ['mono.flac', 1, 0.000_02],
  ['stereo.flac', 2, 0.000_02],
  ['mono.ogg', 1, 0.01],
  ['stereo.ogg', 2, 0.01],
] as const;

describe('a compressed sound', () => {
  it.each(CASES)('%s is decoded to its own length, channels and samples', async (name, channels, tolerance) => {
    const sound = await decode(bytesOf(name));
    expect(sound).toMatchObject({ channels, sampleRate: RATE });
    expect(sound.samples.length).toBe(FRAMES * channels);
    expect(difference(sound.samples, channels)).toBeLessThan(tolerance);
  });

  it.each(CASES)('%s that breaks off anywhere is refused in one sentence', async (name) => {
    const bytes = bytesOf(name);
    const random = seededRandom(11);
    for (const end of [...Array.from({ length: 12 }, () => 64 + Math.floor(random() * (bytes.length - 65))), bytes.length - 1]) {
      await expect(decode(bytes.subarray(0, end))).rejects.toMatchObject({ code: 'input.encoding', message: expect.stringMatching(/it (breaks off|is damaged)/) as string });
    }
  });

  it.each(['mono.flac', 'stereo.flac', 'mono.ogg', 'stereo.ogg'])('%s with any bit of its sound turned is refused', async (name) => {
    const random = seededRandom(12);
    for (let trial = 0; trial < 20; trial++) {
      const bytes = bytesOf(name);
      // The end of what FLAC keeps before its sound: see `firstFlacFrame`.
      const from = name.endsWith('.flac') ? firstFlacFrame(bytes) : 0;
      const at = from + Math.floor(random() * (bytes.length - from));
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      await expect(decode(bytes), `byte ${at}`).rejects.toMatchObject({ code: 'input.encoding' });
    }
  });

  it.each(CASES)('%s with any damage is decoded or refused, never a crash and never a long wait', async (name) => {
    const random = seededRandom(13);
    for (let trial = 0; trial < 25; trial++) {
      const bytes = bytesOf(name);
      const at = Math.floor(random() * bytes.length);
      const length = Math.floor(random() * 2000);
      const noise = Uint8Array.from({ length }, () => Math.floor(random() * 256));
      const damaged = trial % 2 === 0 ? Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at + length)]) : Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
      const startedAt = performance.now();
      const outcome = await decode(damaged).then(() => 'decoded', (error: unknown) => error);
      if (outcome !== 'decoded') expect(outcome).toMatchObject({ code: 'input.encoding', message: expect.stringMatching(/^[^\n]{20,200}\.$/) as string });
      expect(performance.now() - startedAt).toBeLessThan(3000);
    }
  });

  it('is known by its bytes, whatever it is called', async () => {
    for (const name of ['mono.mp3', 'mono.flac', 'mono.ogg']) {
      expect((await decode(bytesOf(name), 'wav')).samples.length).toBe(FRAMES);
    }
  });

  it('may have tags before and behind', async () => {
    const id3 = Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\u0002\0', 'latin1'), Buffer.alloc(256, 0xff)]);
    const id3v1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 0x20)]);
    const apev2 = Buffer.concat([Buffer.from('APETAGEX'), Buffer.alloc(90, 0xff)]);
    for (const bytes of [
      Buffer.concat([id3, bytesOf('mono.mp3'), Buffer.alloc(700), id3v1]),
      Buffer.concat([bytesOf('mono.mp3'), apev2]),
      Buffer.concat([id3, bytesOf('mono.flac'), id3v1]),
    ]) {
      expect((await decode(bytes)).samples.length).toBe(FRAMES);
    }
  });
});

describe('what is no sound', () => {
  it.each([
    ['nothing', '', /is empty/],
    ['text called MP3', 'Once upon a time there was no sound.', /is no sound file that is read here/],
    ['a tag alone', 'ID3\u0004\0\0\0\0\0\u0000 and so on', /is no sound file that is read here/],
    ['a tag longer than the file', 'ID3\u0004\0\0\u007f\u007f\u007f\u007f and so on', /is no sound file that is read here/],
    ['a FLAC file of its first bytes', 'fLaC\0\0', /breaks off at its beginning/],
    ['an Ogg file of its first bytes', 'OggS\0\u0002', /breaks off at its beginning/],
    ['the first bytes of an M4A', '\0\0\0\u0020ftypM4A ', /is damaged/],
    ['the first bytes of an AAC file', '\u00ff\u00f1\u0050\u0080\u0001\u001f\u00fc', /breaks off/],
    ['an AIFF file', 'FORM\0\0\0\u0020AIFF', /is an AIFF file; save it as WAV or FLAC/],
  ])('%s is refused with what it is', async (_, text, reason) => {
    await expect(decode(Buffer.from(text, 'latin1'), 'mp3')).rejects.toMatchObject({ code: 'input.encoding', message: expect.stringMatching(reason) as string });
  });

  it('an Ogg file of two streams is told apart from damage', async () => {
    await expect(decode(Buffer.concat([bytesOf('mono.ogg'), bytesOf('stereo.ogg')]))).rejects.toThrow(/more than one stream/);
  });

  it('an MP3 joined of two kinds is refused', async () => {
    await expect(decode(Buffer.concat([bytesOf('mono.mp3'), bytesOf('stereo.mp3')]))).rejects.toThrow(/change within the file/);
  });
});

it('an MP3 of one channel is as loud as the same sound in a WAV', async () => {
  const writer = new WavWriter({ channels: 1, sampleRate: RATE, depth: '32f', tags: {} });
  const start = writer.begin();
  const middle = writer.write(tone(1));
  const { tail, head } = writer.end();
  expect(head.length).toBe(start.length);
  const wav = await measured(await fileOf(Buffer.concat([head, middle, tail]), 'wav'));
  const compressed = await measured(await fileOf(bytesOf('mono.mp3'), 'mp3'));
  expect(compressed.lengthMs).toBeCloseTo(wav.lengthMs, 3);
  expect(compressed.loudnessLufs).toBeCloseTo(wav.loudnessLufs ?? 0, 1);
});

async function measured(path: string): Promise<SoundMeasure> {
  const meter = new SoundMeter(1, RATE);
  for await (const { samples } of decodeSound(path)) meter.add(samples);
  return meter.measure();
}

/** Behind the entries, each with a byte of kind (the highest bit marks the last) and three of length. */
function firstFlacFrame(bytes: Buffer): number {
  for (let at = 4; ; ) {
    const kind = bytes.readUInt8(at);
    at += 4 + bytes.readUIntBE(at + 1, 3);
    if (kind >= 128) return at;
  }
}
