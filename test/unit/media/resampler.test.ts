import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Resampler } from '../../../src-main/media/resampler.ts';
import { cut, join, seededRandom, sine } from '../../helpers/sound.ts';

async function resample(
  samples: Float32Array,
  from: number,
  to: number,
  { channels = 1, chunkLengths = [samples.length] }: { channels?: 1 | 2; chunkLengths?: readonly number[] } = {},
): Promise<Float32Array> {
  const resampler = await Resampler.create(channels, from, to);
  const parts: Float32Array[] = [];
  for (const chunk of cut(samples, chunkLengths)) parts.push(resampler.process(chunk));
  return join([...parts, resampler.finish()]);
}

/** Level in dB against a sine of amplitude 1, leaving out both edges. */
function levelDb(samples: Float32Array): number {
  const inner = samples.subarray(2000, samples.length - 2000);
  return 10 * Math.log10((2 * inner.reduce((sum, sample) => sum + sample * sample, 0)) / inner.length + 1e-30);
}

describe('Resampler', () => {
  test.each([20, 100, 1000, 5000, 10_000, 15_000, 18_000, 19_000, 20_000])(
    'passes %i Hz from 48 to 44.1 kHz in place, in phase and within 0.1 dB',
    async (frequency) => {
      const out = await resample(sine(frequency, 24_000, 48_000), 48_000, 44_100);
      const ideal = sine(frequency, out.length, 44_100);
      const error = out.map((sample, index) => sample - (ideal[index] ?? 0));
      // An error of 0.1 dB, or of as much phase, leaves a rest 39 dB below the tone; the tone stands at -6 dB.
      expect(levelDb(error)).toBeLessThan(-6 - 39);
      expect(Math.abs(levelDb(out) - levelDb(ideal))).toBeLessThan(0.1);
    },
  );

  test.each([22_100, 22_500, 23_000, 23_500, 23_900])('keeps %i Hz, which would fold, below -90 dB', async (frequency) => {
    expect(levelDb(await resample(sine(frequency, 24_000, 48_000, 1), 48_000, 44_100))).toBeLessThan(-90);
  });

  test('makes no images when it raises the rate', async () => {
    const out = await resample(sine(15_000, 44_100, 44_100, 1), 44_100, 48_000);
    const ideal = sine(15_000, out.length, 48_000, 1);
    expect(levelDb(out.map((sample, index) => sample - (ideal[index] ?? 0)))).toBeLessThan(-90);
  });

  test('gives the same samples, to the last bit, however the sound was cut', async () => {
    const random = seededRandom(5);
    const noise = Float32Array.from({ length: 12_000 }, () => random() - 0.5);
    const whole = await resample(noise, 48_000, 44_100, { channels: 2 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 6 }), async (frameCounts) => {
        const chunkLengths = frameCounts.map((count) => count * 2);
        expect(await resample(noise, 48_000, 44_100, { channels: 2, chunkLengths })).toEqual(whole);
      }),
      { seed: 3, numRuns: 15 },
    );
  });

  test('keeps both channels apart', async () => {
    const left = sine(1000, 20_000, 48_000);
    const stereo = Float32Array.from({ length: 40_000 }, (_, index) => (index % 2 === 0 ? (left[index / 2] ?? 0) : 0));
    const out = await resample(stereo, 48_000, 44_100, { channels: 2 });
    expect(out.filter((_, index) => index % 2 === 0)).toEqual(await resample(left, 48_000, 44_100));
    expect(out.filter((_, index) => index % 2 === 1).every((sample) => sample === 0)).toBe(true);
  });

  test('gives exactly the length the rates ask for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom([48_000, 44_100], [44_100, 48_000], [48_000, 16_000], [22_050, 48_000]),
        async (frames, [from = 0, to = 0]) => {
          const out = await resample(new Float32Array(frames), from, to);
          expect(out.length).toBe(Math.round((frames * to) / from));
        },
      ),
      { seed: 4, numRuns: 20 },
    );
  });

  test('refuses rates out of range', async () => {
    await expect(Resampler.create(1, 48_000, 1000)).rejects.toMatchObject({ code: 'input.option' });
    await expect(Resampler.create(1, 48_000, 44_100.5)).rejects.toMatchObject({ code: 'input.option' });
  });
});
