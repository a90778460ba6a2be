import { describe, expect, it } from 'vitest';

import { fitOffers } from '../../../../../src-renderer/panels/script/fit-offers.ts';
import { fitsOf, SECOND, type SlottedLine } from '../../fit/fit-fixture.ts';

const offersOf = (lines: readonly SlottedLine[], lineId = 'a') => {
  const { document, fits } = fitsOf(lines);
  return fitOffers(document, fits, lineId);
};
/** 3 s of phones in 2 s: at 1.30 that is over by 0.31 s where nothing can be borrowed. */
const over: SlottedLine = { id: 'a', from: 2, to: 4, phones: 3 };

describe('what can be done about a line', () => {
  it('is nothing for one that meets its slot', () => {
    expect(offersOf([{ ...over, phones: 2 }])).toEqual([]);
  });

  it('is a longer slot, an overlap that is allowed, and last the waveform', () => {
    const offers = offersOf([over, { id: 'b', from: 4, to: 6, phones: 1 }]);
    expect(offers.map(({ kind }) => kind)).toEqual(['move', 'overlap', 'stretch']);
    expect(offers[0]).toMatchObject({ laterSeconds: 0, leftSeconds: 0, earlierSeconds: expect.closeTo(3 / 1.3 - 2, 3) as number });
    expect(offers[2]).toMatchObject({ share: expect.closeTo(2 / (3 / 1.3), 3) as number });
  });

  it('moves the end first, and into no time that another needs', () => {
    const room = { id: 'b', from: 5.28, to: 7, phones: 1 };
    const [later] = offersOf([{ ...over, phones: 4.2 }, room]);
    expect(later).toMatchObject({ kind: 'move', laterSeconds: expect.closeTo(0.2, 6) as number });
    expect(later?.kind === 'move' && later.slot.endSample).toBe(4.2 * SECOND);
    const before = { id: 'c', from: 0, to: 1.9, phones: 1 };
    const [tight] = offersOf([before, over, { id: 'b', from: 4, to: 6, phones: 1 }]);
    expect(tight).toMatchObject({ kind: 'move', earlierSeconds: expect.closeTo(0.02, 6) as number, leftSeconds: expect.closeTo(3 / 1.3 - 2.02, 3) as number });
    expect(offersOf([{ ...before, to: 1.95 }, over, { id: 'b', from: 4, to: 6, phones: 1 }]).map(({ kind }) => kind)).not.toContain('move');
  });

  it('takes back what was chosen, and leaves an approved line alone', () => {
    expect(offersOf([{ ...over, changes: { fit: 'overlap' } }, { id: 'b', from: 4, to: 6, phones: 1 }]).map(({ kind }) => kind)).toEqual(['move', 'stretch', 'fit']);
    expect(offersOf([{ ...over, changes: { locked: true } }])).toEqual([]);
  });

  it('renders the slower neighbours of a jump again, but none that is approved', () => {
    const lines: SlottedLine[] = [
      { id: 'a', from: 0, to: 2, phones: 2, take: { rate: 1.3 } },
      { id: 'b', from: 3, to: 5, phones: 2, take: { rate: 1 } },
      { id: 'c', from: 6, to: 8, phones: 2, take: { rate: 0.9 } },
      { id: 'd', from: 9, to: 11, phones: 2, take: { rate: 0.9 } },
    ];
    expect(offersOf(lines)).toEqual([{ kind: 'even', lineIds: ['b', 'c'] }]);
    expect(offersOf(lines, 'b')).toEqual([{ kind: 'even', lineIds: ['b', 'c'] }]);
    expect(offersOf(lines.map((line) => (line.id === 'b' ? { ...line, take: { rate: 1, locked: true } } : line)))).toEqual([{ kind: 'even', lineIds: ['c'] }]);
  });
});
