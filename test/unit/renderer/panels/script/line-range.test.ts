import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { afterForGap, afterForStep, idAt, idsBetween, survivorOf, withToggled } from '../../../../../src-renderer/panels/script/line-range.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];

/** The order after `moving` were put behind `after`, as `line.move` does it. */
function moved(order: readonly string[], moving: ReadonlySet<string>, after: string | null): string[] {
  const rest = order.filter((id) => !moving.has(id));
  const at = after === null ? 0 : rest.indexOf(after) + 1;
  return [...rest.slice(0, at), ...order.filter((id) => moving.has(id)), ...rest.slice(at)];
}

describe('a range of lines', () => {
  it('runs from the anchor either way', () => {
    expect(idsBetween(ORDER, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(idsBetween(ORDER, 'd', 'b')).toEqual(['b', 'c', 'd']);
  });

  it('is the line alone when its anchor is gone', () => {
    expect(idsBetween(ORDER, 'gone', 'd')).toEqual(['d']);
    expect(idsBetween(ORDER, null, 'd')).toEqual(['d']);
  });

  it('keeps one line when the last is toggled', () => {
    expect(withToggled(['a'], 'a')).toEqual(['a']);
    expect(withToggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(withToggled(['a'], 'c')).toEqual(['a', 'c']);
  });

  it('stops at the ends', () => {
    expect(idAt(ORDER, 'd', 10)).toBe('e');
    expect(idAt(ORDER, 'b', -Infinity)).toBe('a');
    expect(idAt(ORDER, null, 1)).toBe('a');
    expect(idAt(ORDER, null, -1)).toBe('e');
    expect(idAt([], 'a', 1)).toBeUndefined();
  });
});

describe('what is selected after a removal', () => {
  it('is the line that follows, or the one before at the end', () => {
    expect(survivorOf(ORDER, new Set(['b', 'c']))).toBe('d');
    expect(survivorOf(ORDER, new Set(['d', 'e']))).toBe('c');
    expect(survivorOf(ORDER, new Set(ORDER))).toBeUndefined();
  });
});

describe('lines on the move', () => {
  it('pass their neighbour as a block', () => {
    expect(moved(ORDER, new Set(['b', 'c']), afterForStep(ORDER, new Set(['b', 'c']), 1) ?? null)).toEqual(['a', 'd', 'b', 'c', 'e']);
    expect(moved(ORDER, new Set(['b', 'c']), afterForStep(ORDER, new Set(['b', 'c']), -1) ?? null)).toEqual(['b', 'c', 'a', 'd', 'e']);
    expect(afterForStep(ORDER, new Set(['b']), -1)).toBeNull();
  });

  it('stay at the ends', () => {
    expect(afterForStep(ORDER, new Set(['a', 'c']), -1)).toBeUndefined();
    expect(afterForStep(ORDER, new Set(['e']), 1)).toBeUndefined();
  });

  it('land in the gap they are dropped in, wherever they came from', () => {
    const choice = fc.record({ moving: fc.subarray(ORDER, { minLength: 1 }), gap: fc.integer({ min: 0, max: ORDER.length }) });
    fc.assert(
      fc.property(choice, ({ moving, gap }) => {
        const set = new Set(moving);
        const after = moved(ORDER, set, afterForGap(ORDER, set, gap));
        const staying = ORDER.filter((id) => !set.has(id));
        expect(after.filter((id) => !set.has(id))).toEqual(staying);
        for (const id of staying) expect(after.indexOf(id) < after.indexOf(moving[0] ?? '')).toBe(ORDER.indexOf(id) < gap);
      }),
      { seed: 13 },
    );
  });
});
