import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LineQueue, rankOf } from '../../../../src-main/engine/process/line-queue.ts';

interface Line {
  readonly rank: number;
  readonly id: number;
}

describe('LineQueue', () => {
  it('puts an audition before a visible line before a batch', () => {
    expect(rankOf('audition')).toBeLessThan(rankOf('visible'));
    expect(rankOf('visible')).toBeLessThan(rankOf('batch'));
  });

  it('orders by urgency, then by arrival, for any sequence of arrivals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 })), (ranks) => {
        const queue = new LineQueue<Line>();
        const lines = ranks.map((rank, id) => ({ rank, id }));
        for (const line of lines) queue.add(line);
        expect([...queue]).toEqual(lines.toSorted((a, b) => a.rank - b.rank || a.id - b.id));
      }),
      { seed: 1 },
    );
  });

  it('puts a line that comes back before its equals, and behind what is more urgent', () => {
    const queue = new LineQueue<Line>();
    for (const line of [{ rank: 0, id: 1 }, { rank: 2, id: 2 }]) queue.add(line);
    queue.addFirst({ rank: 2, id: 3 });
    expect([...queue].map(({ id }) => id)).toEqual([1, 3, 2]);
  });

  it('tells whether a removed line was there', () => {
    const queue = new LineQueue<Line>();
    const line = { rank: 1, id: 1 };
    queue.add(line);
    expect([queue.remove(line), queue.remove(line), queue.length]).toEqual([true, false, 0]);
  });
});
