import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contourOf, expandFrames } from '../../../../src-main/engine/acoustic/frame-expansion.ts';

const golden = z
  .object({
    durations: z.array(z.number()),
    values: z.array(z.number()),
    owner: z.array(z.number()),
    places: z.array(z.number()),
    contour: z.array(z.number()),
  })
  .parse(JSON.parse(readFileSync(new URL('../../../fixtures/golden/frame-expansion.json', import.meta.url), 'utf8')));

describe('expansion from tokens to frames', () => {
  it('is what training does', () => {
    const { owner, places } = expandFrames(Int32Array.from(golden.durations));
    expect(Array.from(owner)).toEqual(golden.owner);
    golden.places.forEach((place, at) => {
      expect(places[at]).toBeCloseTo(place, 6);
    });
  });

  it('draws the contour that training draws', () => {
    const line = contourOf(Int32Array.from(golden.durations), Float32Array.from(golden.values));
    expect(line).toHaveLength(golden.contour.length);
    golden.contour.forEach((value, frame) => {
      expect(line[frame]).toBeCloseTo(value, 5);
    });
  });

  it('keeps every contour between the lowest and the highest value it joins', () => {
    const tokens = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.float({ min: 4, max: 6, noNaN: true })), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(tokens, (pairs) => {
        const durations = Int32Array.from(pairs, ([length]) => length);
        const line = contourOf(durations, Float32Array.from(pairs, ([, value]) => value));
        const joined = pairs.filter(([length]) => length > 0).map(([, value]) => value);
        expect(line).toHaveLength(durations.reduce((sum, length) => sum + length, 0));
        for (const value of line) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...joined) - 1e-5);
          expect(value).toBeLessThanOrEqual(Math.max(...joined) + 1e-5);
        }
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
