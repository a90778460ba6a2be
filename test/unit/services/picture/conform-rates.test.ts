import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { conformRates } from '../../../../src-main/services/picture/conform-rates.ts';
import { conformRatio } from '../../../../src-main/shared/domain/exact-rate.ts';
import { FRAME_RATES } from '../../../../src-main/shared/domain/timecode.ts';

describe('sample rates of a speed change', () => {
  it('are whole, within what converters take, and in the ratio of the speeds', () => {
    const rate = fc.constantFrom(...FRAME_RATES);
    const conform = fc.option(fc.record({ fromRate: rate, toRate: rate }));
    fc.assert(
      fc.property(conform, conform, (before, after) => {
        const { from, to } = conformRates(before, after);
        expect(Number.isInteger(from) && Number.isInteger(to)).toBe(true);
        expect(Math.min(from, to)).toBeGreaterThanOrEqual(8000);
        expect(Math.max(from, to)).toBeLessThanOrEqual(192_000);
        expect(to / from / (conformRatio(after) / conformRatio(before))).toBeCloseTo(1, 9);
      }),
      { seed: 2, numRuns: 3000 },
    );
    expect(conformRates(null, { fromRate: 23.976, toRate: 25 })).toEqual({ from: 191_191, to: 183_360 });
    expect(conformRates({ fromRate: 25, toRate: 24 }, null)).toEqual({ from: 192_000, to: 184_320 });
  });
});
