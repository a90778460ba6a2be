import { describe, expect, it } from 'vitest';

import type { Edits } from '../../../../../src-renderer/panels/delivery/phone-cells.ts';
import { phoneCells } from '../../../../../src-renderer/panels/delivery/phone-cells.ts';
import { phoneKey } from '../../../../../src-renderer/panels/delivery/phone-keys.ts';
import { centsBetween } from '../../../../../src-renderer/panels/delivery/pitch-scale.ts';
import { NO_EDITS, TWO_WORDS } from './plan-of-phones.ts';

const cells = phoneCells(TWO_WORDS, NO_EDITS);

function press(chord: string, focus: number) {
  const parts = chord.split('+');
  return phoneKey({ key: parts.at(-1) ?? '', shiftKey: parts.includes('Shift'), altKey: parts.includes('Alt'), ctrlKey: parts.includes('Control'), metaKey: false }, cells, focus);
}

function edited(chord: string, focus: number): Edits {
  const does = press(chord, focus);
  const cell = cells[focus];
  if (does?.kind !== 'edit' || !cell) throw new Error(`${chord} edits nothing`);
  return does.change(NO_EDITS, cell);
}

describe('keys among the phones', () => {
  it('walk phone by phone, pauses included, and stop at the ends', () => {
    expect(press('ArrowRight', 2)).toEqual({ kind: 'focus', index: 3 });
    expect(press('ArrowLeft', 4)).toEqual({ kind: 'focus', index: 3 });
    expect(press('ArrowRight', 6)).toEqual({ kind: 'focus', index: 6 });
    expect(press('Home', 4)).toEqual({ kind: 'focus', index: 0 });
    expect(press('End', 4)).toEqual({ kind: 'focus', index: 6 });
  });

  it('walk word by word with Control', () => {
    expect(press('Control+ArrowRight', 1)).toEqual({ kind: 'focus', index: 4 });
    expect(press('Control+ArrowLeft', 5)).toEqual({ kind: 'focus', index: 1 });
  });

  it('raise and lower pitch by 10 cents, with Shift by 50', () => {
    expect(centsBetween(200, edited('ArrowUp', 2)['2']?.f0Hz ?? 0)).toBeCloseTo(10, 0);
    expect(centsBetween(200, edited('Shift+ArrowDown', 2)['2']?.f0Hz ?? 0)).toBeCloseTo(-50, 0);
  });

  it('change length by 10 ms and energy by 1 dB with Alt', () => {
    expect(edited('Alt+ArrowRight', 2)).toEqual({ '2': { durationMs: 150 } });
    expect(edited('Alt+ArrowLeft', 2)).toEqual({ '2': { durationMs: 130 } });
    expect(edited('Alt+ArrowRight', 3)).toEqual({ '3': { durationMs: 10 } });
    expect(edited('Alt+ArrowUp', 1)).toEqual({ '1': { energyDb: 1 } });
    expect(edited('Alt+ArrowDown', 3)).toEqual({});
  });

  it('take the whole word along with Control', () => {
    expect(Object.keys(edited('Control+ArrowUp', 5))).toEqual(['4', '5']);
    expect(edited('Control+Alt+ArrowUp', 1)).toEqual({ '1': { energyDb: 1 }, '2': { energyDb: 1 } });
    expect(edited('Control+Alt+ArrowRight', 4)).toEqual({ '4': { durationMs: 84 }, '5': { durationMs: 126 } });
  });

  it('leave alone what is not theirs', () => {
    for (const chord of ['a', ' ', 'Tab', 'F3', 'Control+z', 'Alt+Enter', 'Shift+ArrowRight']) expect(press(chord, 2)).toBeUndefined();
  });
});
