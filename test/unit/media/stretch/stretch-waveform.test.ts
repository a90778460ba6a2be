import { describe, expect, it } from 'vitest';

import { stretchWaveform } from '../../../../src-main/media/stretch/stretch-waveform.ts';

const RATE = 48_000;
const F0_HZ = 196.3;
const rmsOf = (samples: Float32Array): number => Math.sqrt(samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length);

/** Eight harmonics, as a vowel has them. */
function harmonicTone(seconds: number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * RATE) }, (_, index) => {
    let value = 0;
    for (let harmonic = 1; harmonic <= 8; harmonic += 1) value += Math.sin((2 * Math.PI * F0_HZ * harmonic * index) / RATE) / harmonic;
    return 0.2 * value;
  });
}

/** F0 by the peak of the autocorrelation, between samples by a parabola. */
function pitchOf(samples: Float32Array, from: number): number {
  const correlation = (lag: number): number => {
    let sum = 0;
    for (let index = from; index < from + 9600; index += 1) sum += (samples[index] ?? 0) * (samples[index + lag] ?? 0);
    return sum;
  };
  const nearest = Math.round(RATE / F0_HZ);
  let best = nearest;
  for (let lag = nearest - 30; lag <= nearest + 30; lag += 1) if (correlation(lag) > correlation(best)) best = lag;
  const [before, at, after] = [correlation(best - 1), correlation(best), correlation(best + 1)];
  return RATE / (best + (before - after) / (2 * (before - 2 * at + after)));
}

describe('stretching a waveform', () => {
  it.each([0.67, 0.8, 0.93, 1.2])('to %f of its length is exact, and keeps pitch and level', async (ratio) => {
    const tone = harmonicTone(1.5);
    const length = Math.round(tone.length * ratio) + 1;
    const stretched = await stretchWaveform(tone, length);
    expect(stretched).toHaveLength(length);
    const cents = 1200 * Math.log2(pitchOf(stretched, Math.round(length * 0.3)) / F0_HZ);
    expect(Math.abs(cents)).toBeLessThan(10);
    const middle = stretched.subarray(Math.round(length * 0.2), Math.round(length * 0.8));
    expect(rmsOf(middle) / rmsOf(tone)).toBeCloseTo(1, 1);
  });

  it('leaves no click at the ends of sound that begins and ends loud', async () => {
    const stretched = await stretchWaveform(harmonicTone(1), 36_000);
    const step = (from: number, to: number): number => {
      let largest = 0;
      for (let index = from; index < to; index += 1) largest = Math.max(largest, Math.abs((stretched[index] ?? 0) - (stretched[index - 1] ?? 0)));
      return largest;
    };
    const usual = step(12_000, 24_000);
    expect(Math.max(step(0, 300), step(35_700, 36_001))).toBeLessThanOrEqual(usual * 1.2);
  });

  it('puts a sound where its share of the time is', async () => {
    const clicks = new Float32Array(2 * RATE);
    for (const at of [0.3, 0.9, 1.6]) for (let index = 0; index < 96; index += 1) clicks[Math.round(at * RATE) + index] = Math.sin(index);
    const stretched = await stretchWaveform(clicks, Math.round(1.5 * RATE));
    for (const at of [0.3, 0.9, 1.6]) {
      const expected = Math.round(at * 0.75 * RATE);
      let energy = 0;
      let moment = 0;
      for (let index = expected - 4800; index < expected + 4800; index += 1) {
        energy += (stretched[index] ?? 0) ** 2;
        moment += index * (stretched[index] ?? 0) ** 2;
      }
      expect(Math.abs(moment / energy - expected) / 48).toBeLessThan(5);
    }
  });

  it('gives the same samples each time, whatever was stretched before', async () => {
    const tone = harmonicTone(0.4);
    const first = await stretchWaveform(tone, 15_000);
    await stretchWaveform(tone.subarray(500), 17_000);
    expect(await stretchWaveform(tone, 15_000)).toEqual(first);
  });

  it('of nothing is silence', async () => {
    expect(await stretchWaveform(new Float32Array(0), 100)).toEqual(new Float32Array(100));
    expect(await stretchWaveform(harmonicTone(0.1), 0)).toHaveLength(0);
  });
});
