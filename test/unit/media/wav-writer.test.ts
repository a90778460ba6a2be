import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWav } from '../../../src-main/media/wav-reader.ts';
import type { WavDepth } from '../../../src-main/media/wav-header.ts';
import { WavWriter } from '../../../src-main/media/wav-writer.ts';
import type { WavStream } from '../../../src-main/media/wav-writer.ts';
import { cut, sine } from '../../helpers/sound.ts';

function writeWav(stream: WavStream, samples: Float32Array, chunkLengths: readonly number[] = [samples.length]): Buffer {
  const writer = new WavWriter(stream);
  const parts = [writer.begin()];
  for (const chunk of cut(samples, chunkLengths)) parts.push(writer.write(chunk).slice());
  const { tail, head } = writer.end();
  const file = Buffer.concat([...parts, tail]);
  file.set(head);
  return file;
}

/** Largest error a depth may bring: half a step, and for 16 bits another step of dither. */
const TOLERANCE: Record<WavDepth, number> = { '16': 1.5 / 0x8000, '24': 0.5 / 0x80_0000, '32f': 0 };

describe('WavWriter', () => {
  test('gives back every sample within the error of its depth, however the sound was cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<WavDepth>('16', '24', '32f'),
        fc.constantFrom(1 as const, 2 as const),
        fc.constantFrom(44_100, 48_000),
        fc.array(fc.float({ min: Math.fround(-0.99), max: Math.fround(0.99), noNaN: true }), { maxLength: 300 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        (depth, channels, sampleRate, values, frameCounts) => {
          const samples = Float32Array.from(values.slice(0, values.length - (values.length % channels)));
          const stream = { depth, channels, sampleRate };
          const file = writeWav(stream, samples, frameCounts.map((count) => count * channels));
          expect(file.equals(writeWav(stream, samples))).toBe(true);
          expect(file.length % 2).toBe(0);
          expect(file.readUInt32LE(4)).toBe(file.length - 8);
          const sound = readWav(file);
          expect(sound).toMatchObject({ channels, sampleRate, encoding: depth });
          expect(sound.samples.length).toBe(samples.length);
          samples.forEach((sample, index) => {
            expect(Math.abs((sound.samples[index] ?? NaN) - sample)).toBeLessThanOrEqual(TOLERANCE[depth]);
          });
        },
      ),
      { seed: 2, numRuns: 200 },
    );
  });

  test('lays out a 16-bit file byte by byte as the standard has it', () => {
    const file = writeWav({ depth: '16', channels: 2, sampleRate: 44_100 }, new Float32Array(4));
    expect(file.toString('latin1', 0, 4)).toBe('RIFF');
    expect(file.toString('latin1', 8, 16)).toBe('WAVEJUNK');
    expect(file.readUInt32LE(16)).toBe(28);
    expect(file.toString('latin1', 48, 52)).toBe('fmt ');
    expect(file.readUInt32LE(52)).toBe(16);
    expect([56, 58, 68, 70].map((at) => file.readUInt16LE(at))).toEqual([1, 2, 4, 16]);
    expect([60, 64].map((at) => file.readUInt32LE(at))).toEqual([44_100, 176_400]);
    expect(file.toString('latin1', 72, 76)).toBe('data');
    expect(file.readUInt32LE(76)).toBe(8);
    expect(file.length).toBe(88);
  });

  test('states format, extension size and length in frames of a float file', () => {
    const file = writeWav({ depth: '32f', channels: 2, sampleRate: 48_000 }, new Float32Array(6));
    expect(file.readUInt32LE(52)).toBe(18);
    expect([56, 70, 72].map((at) => file.readUInt16LE(at))).toEqual([3, 32, 0]);
    expect(file.toString('latin1', 74, 78)).toBe('fact');
    expect(file.readUInt32LE(82)).toBe(3);
  });

  test('becomes RF64 by rewriting the header alone when the RIFF size passes its limit', () => {
    const samples = sine(440, 1001, 48_000);
    const stream = { depth: '24', channels: 1, sampleRate: 48_000 } as const;
    const riff = writeWav(stream, samples);
    const riffBytes = riff.length - 8;
    const rf64 = writeWav({ ...stream, riffLimitBytes: riffBytes }, samples);
    expect(writeWav({ ...stream, riffLimitBytes: riffBytes + 1 }, samples).equals(riff)).toBe(true);

    expect(rf64.length).toBe(riff.length);
    expect(rf64.subarray(80).equals(riff.subarray(80))).toBe(true);
    expect(rf64.toString('latin1', 0, 4)).toBe('RF64');
    expect(rf64.readUInt32LE(4)).toBe(0xffff_ffff);
    expect(rf64.toString('latin1', 12, 16)).toBe('ds64');
    expect([20, 28, 36].map((at) => Number(rf64.readBigUInt64LE(at)))).toEqual([riffBytes, 3003, 1001]);
    expect(rf64.readUInt32LE(44)).toBe(0);
    expect(rf64.readUInt32LE(76)).toBe(0xffff_ffff);
    expect(readWav(rf64)).toEqual(readWav(riff));
  });

  test('dithers 16 bits: an inaudible tone below half a step survives, and the same seed gives the same file', () => {
    const quiet = sine(1000, 48_000, 48_000, 0.4 / 0x8000);
    const stream = { depth: '16', channels: 1, sampleRate: 48_000, ditherSeed: 7 } as const;
    const file = writeWav(stream, quiet);
    const stored = readWav(file).samples.map((sample) => sample * 0x8000);
    const reference = sine(1000, 48_000, 48_000, 1);
    const amplitude = (2 * stored.reduce((sum, sample, index) => sum + sample * (reference[index] ?? 0), 0)) / stored.length;
    expect(amplitude).toBeGreaterThan(0.37);
    expect(amplitude).toBeLessThan(0.43);
    // Triangular dither and rounding together have a variance of 1/4 step, whatever the signal.
    const errors = stored.map((sample, index) => sample - 0.4 * (reference[index] ?? 0));
    const variance = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
    expect(variance).toBeGreaterThan(0.24);
    expect(variance).toBeLessThan(0.26);
    expect(writeWav(stream, quiet).equals(file)).toBe(true);
    expect(writeWav({ ...stream, ditherSeed: 8 }, quiet).equals(file)).toBe(false);
  });

  test('clips integers at full scale and lets floats pass', () => {
    const loud = Float32Array.of(2, -2, 1, -1);
    const stored = (depth: WavDepth): number[] => [...readWav(writeWav({ depth, channels: 1, sampleRate: 48_000 }, loud)).samples];
    expect(stored('16').map((sample) => Math.round(sample * 0x8000)).slice(0, 2)).toEqual([0x7fff, -0x8000]);
    expect(stored('24').map((sample) => sample * 0x80_0000)).toEqual([0x7f_ffff, -0x80_0000, 0x7f_ffff, -0x80_0000]);
    expect(stored('32f')).toEqual([2, -2, 1, -1]);
  });

  test('carries tags in any script, and leaves empty ones out', () => {
    const tags = { title: 'Überfahrt – 第一集', artist: 'Kathleen', album: '', comment: 'odd', language: 'en-US', software: 'Voxloom' };
    const file = writeWav({ depth: '16', channels: 1, sampleRate: 48_000, tags }, new Float32Array(2));
    const { album, ...stated } = tags;
    expect(album).toBe('');
    expect(readWav(file).tags).toEqual(stated);
    expect(file.includes('IPRD')).toBe(false);
  });

  test('refuses a sample rate that is none', () => {
    expect(() => new WavWriter({ depth: '16', channels: 1, sampleRate: 0 })).toThrow(
      expect.objectContaining({ code: 'input.option' }),
    );
  });
});
