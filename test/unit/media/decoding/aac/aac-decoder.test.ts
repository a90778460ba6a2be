import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AacDecoder } from '../../../../../src-main/media/decoding/aac/aac-decoder.ts';
import { configOf, readAudioConfig } from '../../../../../src-main/media/decoding/aac/audio-config.ts';
import { BitReader } from '../../../../../src-main/media/decoding/aac/bit-reader.ts';
import { SCALE_FACTOR_CODE, SPECTRUM_CODES } from '../../../../../src-main/media/decoding/aac/code-tables.ts';
import { Dct4 } from '../../../../../src-main/media/decoding/aac/dct4.ts';
import { FilterBank, FRAME_LENGTH } from '../../../../../src-main/media/decoding/aac/filter-bank.ts';
import { PrefixCode } from '../../../../../src-main/media/decoding/aac/prefix-code.ts';
import { toStereo } from '../../../../../src-main/media/decoding/speakers.ts';
import { decodeWhole, decodeWithFfmpeg, signalToNoise } from '../../../../helpers/decoded-sound.ts';
import { isInstalled } from '../../../../helpers/is-installed.ts';
import { seededRandom } from '../../../../helpers/sound.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-aac-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Noise of its own in every channel, with silences and clicks that make an encoder choose short windows. */
const NOISE = (rate: number, channels: number): string =>
  `aevalsrc=exprs='${Array.from({ length: channels }, (_, channel) => `0.3*(random(${String(channel)})-0.5)*lt(mod(t+0.1*${String(channel)}\\,0.37)\\,0.3)+0.5*lt(mod(t\\,0.41)\\,0.0006)`).join('|')}':s=${String(rate)}:d=1`;
const VOICE = (rate: number, channels: number): string =>
  `aevalsrc=exprs='${Array.from({ length: channels }, (_, channel) => `(0.3*sin(2*PI*(140+30*sin(9*t))*t)+0.2*sin(2*PI*(420+90*sin(9*t))*t))*gt(sin(5*t+${String(channel)})\\,-0.5)`).join('|')}':s=${String(rate)}:d=1`;

function encode(name: string, source: string, ...options: readonly string[]): string {
  const path = join(folder, name);
  // Noise that an encoder describes by its energy alone is any noise: compared are sounds that are told exactly.
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, ...options, '-c:a', 'aac', '-aac_pns', '0', path]);
  return path;
}

describe('the tables of AAC', () => {
  it.each([...SPECTRUM_CODES.entries()])('codebook %i is complete and knows every symbol once', (_, { counts, symbols }) => {
    expect(counts.reduce((sum, count, index) => sum + count * 2 ** -(index + 1), 0)).toBe(1);
    expect([...symbols].sort((a, b) => a - b)).toEqual(symbols.map((_symbol, index) => index));
  });

  it('read back what they stand for, however long the code', () => {
    const code = new PrefixCode(SCALE_FACTOR_CODE);
    let [first, at] = [0, 0];
    for (const [index, count] of SCALE_FACTOR_CODE.counts.entries()) {
      first *= 2;
      for (let nth = 0; nth < count; nth++, at++) {
        const bytes = new Uint8Array(4);
        new DataView(bytes.buffer).setUint32(0, ((first + nth) << (31 - index)) >>> 0);
        const bits = new BitReader(bytes);
        expect(code.read(bits)).toBe(SCALE_FACTOR_CODE.symbols[at]);
        expect(bits.position).toBe(index + 1);
      }
      first += count;
    }
  });
});

describe('the transform', () => {
  it('is the DCT-IV of its definition', () => {
    const random = seededRandom(1);
    const [size, output] = [128, new Float64Array(128)];
    const input = Float64Array.from({ length: size }, () => random() - 0.5);
    new Dct4(size).transform(input, 0, output);
    for (const [n, value] of output.entries()) {
      expect(value).toBeCloseTo(input.reduce((sum, x, k) => sum + x * Math.cos((Math.PI / size) * (n + 0.5) * (k + 0.5)), 0), 10);
    }
  });

  it.each([[0, 0], [1, 1], [0, 1]] as const)('gives a sound back whole over windows of shapes %i and %i', (shape, next) => {
    const random = seededRandom(2);
    const sound = Float64Array.from({ length: 5 * FRAME_LENGTH }, () => random() - 0.5);
    const dct = new Dct4(FRAME_LENGTH);
    // Windows of both shapes keep their energy where they overlap, so that analysis with the same ones is undone by the filter bank.
    const rise = risingHalves();
    const bank = new FilterBank();
    const heard = new Float32Array(FRAME_LENGTH);
    for (let packet = 0; packet < 4; packet++) {
      const present = packet % 2 === 0 ? shape : next;
      const before = packet === 0 ? 0 : packet % 2 === 0 ? next : shape;
      const folded = foldedOf(sound.subarray(packet * FRAME_LENGTH), rise[before], rise[present]);
      const spectrum = new Float64Array(FRAME_LENGTH);
      dct.transform(folded, 0, spectrum);
      bank.next(spectrum.map((value) => value * 2 * 32_768), 0, present, heard);
      if (packet > 0) for (let n = 0; n < FRAME_LENGTH; n += 37) expect(heard[n]).toBeCloseTo(sound[packet * FRAME_LENGTH + n] ?? NaN, 5);
    }
  });
});

describe.skipIf(!isInstalled('ffmpeg'))('AAC (needs ffmpeg)', () => {
  it.each([
    ['noise, mono, 44.1 kHz', NOISE(44_100, 1), ['-b:a', '96k']],
    ['noise, stereo, 48 kHz', NOISE(48_000, 2), ['-b:a', '160k']],
    ['voice, stereo, 44.1 kHz', VOICE(44_100, 2), ['-b:a', '64k']],
    ['voice, mono, 22.05 kHz', VOICE(22_050, 1), ['-b:a', '32k']],
    ['voice, stereo at few bits', VOICE(48_000, 2), ['-b:a', '32k', '-aac_coder', 'fast']],
    ['noise, mono, 96 kHz', NOISE(96_000, 1), ['-b:a', '128k']],
  ])('of %s is decoded to within 80 dB of ffmpeg', async (_, source, options) => {
    const path = encode('sound.aac', source, ...options);
    const sound = await decodeWhole(path);
    const wanted = decodeWithFfmpeg(path);
    expect(sound.samples.length).toBe(wanted.length);
    expect(sound.warnings).toEqual([]);
    expect(signalToNoise(wanted, sound.samples)).toBeGreaterThan(80);
  });

  it('of six channels is mixed down by ITU-R BS.775', async () => {
    const path = encode('surround.aac', `${NOISE(48_000, 6)},aformat=channel_layouts=5.1`, '-b:a', '384k');
    const sound = await decodeWhole(path);
    const six = decodeWithFfmpeg(path);
    const planes = Array.from({ length: 6 }, (_, channel) => Float32Array.from({ length: six.length / 6 }, (_frame, frame) => six[frame * 6 + channel] ?? 0));
    // ffmpeg puts them in the order of WAV.
    const [left = new Float32Array(0), right = left] = toStereo(planes, ['left', 'right', 'centre', 'low', 'surroundLeft', 'surroundRight']);
    expect(sound.channels).toBe(2);
    expect(signalToNoise(left, sound.samples.filter((_, index) => index % 2 === 0))).toBeGreaterThan(80);
    expect(signalToNoise(right, sound.samples.filter((_, index) => index % 2 === 1))).toBeGreaterThan(80);
  });

  it('that tells noise by its energy has as much energy', async () => {
    const path = join(folder, 'energy.aac');
    execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'anoisesrc=d=3:c=white:a=0.3:r=48000:seed=2', '-c:a', 'aac', '-b:a', '32k', '-aac_pns', '1', path]);
    const power = (samples: Float32Array): number => 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    const [sound, wanted] = [(await decodeWhole(path)).samples, decodeWithFfmpeg(path)];
    // Unlike noises, so that this is no comparison of samples by another name.
    expect(signalToNoise(wanted, sound)).toBeLessThan(20);
    expect(power(sound)).toBeCloseTo(power(wanted), 0);
  });

  it('keeps its length where packets are damaged, with silence there, and says so', async () => {
    const bytes = await readFile(encode('whole.aac', NOISE(48_000, 2), '-b:a', '128k'));
    const whole = await decodeWhole(join(folder, 'whole.aac'));
    const random = seededRandom(5);
    let warned = 0;
    for (let trial = 0; trial < 12; trial++) {
      const damaged = Buffer.from(bytes);
      // The heads stay: a packet without one has no length.
      for (let at = 0; at + 7 < damaged.length; ) {
        const size = ((damaged.readUInt8(at + 3) & 3) << 11) | (damaged.readUInt8(at + 4) << 3) | (damaged.readUInt8(at + 5) >> 5);
        if (random() < 0.1) for (let byte = at + 7; byte < at + size; byte++) if (random() < 0.3) damaged[byte] = Math.floor(random() * 256);
        at += size;
      }
      const path = join(folder, 'damaged.aac');
      await writeFile(path, damaged);
      const sound = await decodeWhole(path);
      expect(sound.frames).toBe(whole.frames);
      expect(sound.samples.every((sample) => Number.isFinite(sample))).toBe(true);
      if (sound.warnings.some((warning) => /is damaged: \d+ of its packets/.test(warning))) warned += 1;
    }
    expect(warned).toBeGreaterThan(8);
  });
});

describe('a stream of AAC', () => {
  it('that is not of low complexity is refused with what it is', () => {
    expect(() => readAudioConfig(Uint8Array.from([0x0a, 0x10]))).toThrow(/rare kind of AAC/);
    expect(() => readAudioConfig(Uint8Array.from([0x12, 0x14]))).toThrow(/960 samples/);
    expect(() => readAudioConfig(Uint8Array.from([0x12]))).toThrow(/damaged/);
  });

  it('with its upper half replicated is decoded at the rate of its core', () => {
    // Object type 5, core 24 kHz, mono, extended to 48 kHz, then object type 2.
    expect(readAudioConfig(Uint8Array.from([0x2b, 0x09, 0x88, 0x00]))).toEqual({ sampleRate: 24_000, speakers: ['centre'], isHighEfficiency: true });
  });

  it('of bytes that mean nothing is silence as long, packet for packet', () => {
    const decoder = new AacDecoder(configOf(48_000, 2));
    const random = seededRandom(9);
    for (let packet = 0; packet < 300; packet++) {
      const planes = decoder.decode(Uint8Array.from({ length: Math.floor(random() * 400) }, () => Math.floor(random() * 256)));
      expect(planes.map(({ length }) => length)).toEqual([1024, 1024]);
      expect(planes.every((plane) => plane.every((sample) => Number.isFinite(sample)))).toBe(true);
    }
    expect(decoder.lostPackets).toBeGreaterThan(250);
  });
});

/** Sine and Kaiser-Bessel derived windows by their definitions, the second with the integral of a Bessel function. */
function risingHalves(): readonly [Float64Array, Float64Array] {
  const bessel = (x: number): number => {
    let sum = 0;
    for (let step = 0; step < 2000; step++) sum += Math.exp(x * Math.cos(((step + 0.5) * Math.PI) / 2000));
    return sum / 2000;
  };
  const kernel = Array.from({ length: FRAME_LENGTH + 1 }, (_, n) => bessel(4 * Math.PI * Math.sqrt(1 - ((2 * n) / FRAME_LENGTH - 1) ** 2)));
  const total = kernel.reduce((sum, value) => sum + value, 0);
  let sum = 0;
  return [
    Float64Array.from({ length: FRAME_LENGTH }, (_, n) => Math.sin((Math.PI * (n + 0.5)) / (2 * FRAME_LENGTH))),
    Float64Array.from({ length: FRAME_LENGTH }, (_, n) => {
      sum += kernel[n] ?? 0;
      return Math.sqrt(sum / total);
    }),
  ];
}

/** The MDCT's folding of 2048 samples, windowed, to what a DCT-IV transforms. */
function foldedOf(sound: Float64Array, rise: Float64Array, fall: Float64Array): Float64Array {
  const half = FRAME_LENGTH / 2;
  const x = (n: number): number => (sound[n] ?? 0) * (n < FRAME_LENGTH ? (rise[n] ?? 0) : (fall[2 * FRAME_LENGTH - 1 - n] ?? 0));
  return Float64Array.from({ length: FRAME_LENGTH }, (_, n) => (n < half ? -x(3 * half - 1 - n) - x(3 * half + n) : x(n - half) - x(3 * half - 1 - n)));
}
