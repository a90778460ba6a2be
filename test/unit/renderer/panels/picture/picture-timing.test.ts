import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { filmFrame, filmSeconds, isInPicture, middleOfFrame, pictureTiming, sampleOfFilmFrame, samplesPerFilmFrame } from '../../../../../src-renderer/panels/picture/picture-timing.ts';

const rates = [24_000 / 1001, 24, 25, 29.97003, 30, 50, 59.94, 60, 12.5];
const conform = fc.constantFrom(null, { fromRate: 23.976, toRate: 25 } as const, { fromRate: 25, toRate: 24 } as const);
const picture = fc.record({ frameRate: fc.constantFrom(...rates), startSample: fc.nat(50_000_000), lengthSamples: fc.constant(200_000_000) });

describe('a film on the programme clock', () => {
  it('shows at each sample the frame whose first sample is the last before it', () => {
    fc.assert(
      fc.property(picture, conform, fc.nat(180_000), fc.double({ min: 0, max: 0.999, noNaN: true }), (row, speed, frame, within) => {
        const timing = pictureTiming(row, speed);
        const first = sampleOfFilmFrame(timing, frame);
        expect(filmFrame(timing, first)).toBe(frame);
        expect(filmFrame(timing, first - 1)).toBe(frame - 1);
        const inside = first + Math.floor(within * Math.floor(samplesPerFilmFrame(timing) - 1));
        expect(filmFrame(timing, inside)).toBe(frame);
        expect(Math.abs(middleOfFrame(timing, frame) - filmSeconds(timing, inside))).toBeLessThanOrEqual(0.51 / (timing.numerator / timing.denominator));
      }),
      { seed: 3, numRuns: 5000 },
    );
  });

  it('is counted exactly where its rate is a standard one, and as told where not', () => {
    const at = (frameRate: number) => pictureTiming({ frameRate, startSample: 0, lengthSamples: 1 }, null);
    expect(at(23.976)).toMatchObject({ numerator: 24_000, denominator: 1001 });
    expect(at(25.0001)).toMatchObject({ numerator: 25, denominator: 1 });
    expect(at(12.5)).toMatchObject({ numerator: 12.5, denominator: 1 });
  });

  it('runs faster after a speed change, and is on as long as the row says', () => {
    const timing = pictureTiming({ frameRate: 23.976, startSample: 48_000, lengthSamples: 480_000 }, { fromRate: 23.976, toRate: 25 });
    expect(filmSeconds(timing, 48_000 + 48_000)).toBeCloseTo(25 / (24_000 / 1001), 9);
    expect([47_999, 48_000, 527_999, 528_000].map((sample) => isInPicture(timing, sample))).toEqual([false, true, true, false]);
  });
});
