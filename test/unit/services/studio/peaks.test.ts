import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { computePeaks } from '../../../../src-main/services/studio/peaks.ts';
import { parsePeaks } from '../../../../src-main/shared/contract/peaks-file.ts';

describe('peaks of a sound', () => {
  it('hold the lowest, the highest and the RMS of every stretch, at every zoom', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(1 as const, 2 as const), fc.integer(), (frames, channels, seed) => {
        const samples = noise(frames * channels, seed);
        const levels = parsePeaks(computePeaks(samples, channels));
        expect(levels[0]?.samplesPerPeak).toBe(64);
        for (const [index, { samplesPerPeak, values }] of levels.entries()) {
          expect(samplesPerPeak).toBe(64 * 4 ** index);
          expect(values.length).toBe(3 * Math.ceil(frames / samplesPerPeak));
          const peak = Math.floor((values.length / 3 - 1) / 2);
          if (peak < 0) continue;
          const stretch = samples.subarray(peak * samplesPerPeak * channels, Math.min(frames, (peak + 1) * samplesPerPeak) * channels);
          expect(Math.abs((values[3 * peak] ?? 0) - Math.round(127 * Math.min(...stretch)))).toBeLessThanOrEqual(1);
          expect(Math.abs((values[3 * peak + 1] ?? 0) - Math.round(127 * Math.max(...stretch)))).toBeLessThanOrEqual(1);
          if (channels === 1) {
            const rms = Math.sqrt(stretch.reduce((sum, sample) => sum + sample * sample, 0) / stretch.length);
            expect(Math.abs((values[3 * peak + 2] ?? 0) - 127 * rms)).toBeLessThanOrEqual(1);
          }
        }
        expect((levels.at(-1)?.values.length ?? 0) / 3).toBeLessThanOrEqual(512);
        const beforeLast = levels.at(-2);
        if (beforeLast) expect(beforeLast.values.length / 3).toBeGreaterThan(512);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('show the louder of two channels', () => {
    const quietLeftLoudRight = Float32Array.from({ length: 128 }, (_, index) => (index % 2 === 0 ? 0.1 : index % 4 === 1 ? 0.5 : -0.5));
    expect([...(parsePeaks(computePeaks(quietLeftLoudRight, 2))[0]?.values ?? [])]).toEqual([-63, 64, 64]);
  });

  it('keep sound beyond full scale at full scale', () => {
    expect([...(parsePeaks(computePeaks(Float32Array.of(-3, 2), 1))[0]?.values ?? [])]).toEqual([-127, 127, 127]);
  });
});

function noise(length: number, seed: number): Float32Array {
  let state = seed | 1;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state / 2 ** 31;
  });
}
