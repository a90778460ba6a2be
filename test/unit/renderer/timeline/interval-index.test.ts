import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { IntervalIndex } from '../../../../src-renderer/timeline/interval-index.ts';

const span = fc.record({ start: fc.integer({ min: 0, max: 500 }), length: fc.integer({ min: 1, max: 200 }) }).map(({ start, length }) => ({ start, end: start + length }));
const indexOf = (spans: readonly { start: number; end: number }[]) => new IntervalIndex(spans, ({ start }) => start, ({ end }) => end);

describe('an interval index', () => {
  it('finds what a walk over all spans finds', () => {
    fc.assert(fc.property(fc.array(span, { maxLength: 60 }), fc.integer({ min: -50, max: 700 }), fc.integer({ min: 1, max: 300 }), (spans, from, length) => {
      const found = indexOf(spans).between(from, from + length);
      const walked = spans.filter(({ start, end }) => start < from + length && end > from);
      expect(new Set(found)).toEqual(new Set(walked));
      expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).toSorted((a, b) => a - b));
    }), { numRuns: 1000 });
  });

  it('knows where the last span ends', () => {
    expect(indexOf([]).endSample).toBe(0);
    fc.assert(fc.property(fc.array(span, { minLength: 1 }), (spans) => {
      expect(indexOf(spans).endSample).toBe(Math.max(...spans.map(({ end }) => end)));
    }));
  });

  it('asks few spans about few pixels, even under one that covers them all', () => {
    let asked = 0;
    const spans = Array.from({ length: 20_000 }, (_, index) => ({ start: index * 10, end: index * 10 + 8 }));
    const index = new IntervalIndex([{ start: 0, end: 200_000 }, ...spans], ({ start }) => start, ({ end }) => { asked += 1; return end; });
    asked = 0;
    expect(index.between(100_000, 100_100).length).toBe(11);
    expect(asked).toBe(0);
  });
});
