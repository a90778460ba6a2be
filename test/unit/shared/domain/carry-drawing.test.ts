import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { carryDrawing } from '../../../../src-main/shared/domain/carry-drawing.ts';

const edit = (f0Hz: number) => ({ f0Hz });
const symbols = (text: string): string[] => text.split(' ');

describe('carryDrawing', () => {
  it('gives the drawing back when nothing changed', () => {
    const drawing = { symbols: ['sil', 'T', 'AY1', 'D'], edits: { '2': edit(200) } };
    expect(carryDrawing(drawing, ['sil', 'T', 'AY1', 'D'])).toBe(drawing);
  });

  it('moves edits behind words that were put in', () => {
    const drawing = { symbols: symbols('sil DH AH0 _ T AY1 D .'), edits: { '5': edit(210), '1': edit(190) } };
    const carried = carryDrawing(drawing, symbols('sil DH AH0 _ L OW1 _ T AY1 D .'));
    expect(carried.edits).toEqual({ '1': edit(190), '8': edit(210) });
  });

  it('drops what was drawn on a word that is gone', () => {
    const drawing = { symbols: symbols('sil DH AH0 _ T AY1 D _ T ER1 N Z .'), edits: { '5': edit(210), '9': edit(180) } };
    const carried = carryDrawing(drawing, symbols('sil DH AH0 _ W IH1 N D _ T ER1 N Z .'));
    expect(Object.values(carried.edits)).toEqual([edit(180)]);
    expect(carried.symbols[Number(Object.keys(carried.edits)[0])]).toBe('ER1');
  });

  it('does not take a phone of another word for the one that was drawn on', () => {
    // The drawn "tide" goes; its D must not live on in "and".
    const drawing = { symbols: symbols('sil T AY1 D _ R AH1 N Z .'), edits: { '1': edit(1), '2': edit(2), '3': edit(3), '6': edit(6) } };
    const carried = carryDrawing(drawing, symbols('sil W AO1 T ER0 _ R AH1 N Z .'));
    expect(carried.edits['7']).toEqual(edit(6));
  });

  it('never changes an edit, never leaves the line, and keeps the symbol under each', () => {
    const stream = fc.array(fc.constantFrom('T', 'AY1', 'D', '_', 'AH0'), { maxLength: 40 });
    fc.assert(
      fc.property(stream, stream, (before, after) => {
        const drawing = { symbols: before, edits: Object.fromEntries(before.map((_, index) => [String(index), edit(100 + index)])) };
        const carried = carryDrawing(drawing, after);
        expect(carried.symbols).toEqual(after);
        const sources = Object.entries(carried.edits).map(([index, { f0Hz = 0 }]) => {
          expect(after[Number(index)]).toBe(before[f0Hz - 100]);
          return f0Hz;
        });
        expect(sources).toEqual([...new Set(sources)].sort((a, b) => a - b));
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
