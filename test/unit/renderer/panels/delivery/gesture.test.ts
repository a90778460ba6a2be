import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SHORTEST_PHONE_MS } from '../../../../../src-renderer/panels/delivery/edit-phones.ts';
import type { GestureHold } from '../../../../../src-renderer/panels/delivery/gesture.ts';
import { beginGesture, clearTarget, continueStroke, editsOfGesture } from '../../../../../src-renderer/panels/delivery/gesture.ts';
import type { Target } from '../../../../../src-renderer/panels/delivery/hit-test.ts';
import type { Edits } from '../../../../../src-renderer/panels/delivery/phone-cells.ts';
import { phoneCells } from '../../../../../src-renderer/panels/delivery/phone-cells.ts';
import { centsBetween } from '../../../../../src-renderer/panels/delivery/pitch-scale.ts';
import { NO_EDITS, somePlan, TWO_WORDS } from './plan-of-phones.ts';

const FREE: GestureHold = { stepped: false, wholeWord: false };
const START = { ms: 0, hz: 200, energyDb: 0 };

function drag(target: Target, by: Partial<{ ms: number; cents: number; energyDb: number }>, hold: GestureHold = FREE, edits: Edits = NO_EDITS, plan = TWO_WORDS): Edits {
  const gesture = beginGesture(target, START, phoneCells(plan, edits), edits);
  return editsOfGesture(gesture, { ms: by.ms ?? 0, hz: 200 * 2 ** ((by.cents ?? 0) / 1200), energyDb: by.energyDb ?? 0 }, hold);
}

describe('dragging an edge', () => {
  it('changes one length, keeps all others and moves what follows by the same time', () => {
    fc.assert(
      fc.property(somePlan, fc.nat(), fc.double({ min: -500, max: 500, noNaN: true }), (plan, which, byMs) => {
        const index = which % plan.tokens.length;
        const before = phoneCells(plan, NO_EDITS);
        const after = phoneCells(plan, drag({ kind: 'edge', index }, { ms: byMs }, FREE, NO_EDITS, plan));
        const moved = (after[index]?.lengthMs ?? 0) - (before[index]?.lengthMs ?? 0);
        after.forEach((cell, at) => {
          if (at !== index) expect(cell.lengthMs).toBe(before[at]?.lengthMs);
          expect(cell.startMs).toBeCloseTo((before[at]?.startMs ?? 0) + (at > index ? moved : 0), 6);
        });
      }),
    );
  });

  it('goes where the pointer is, to the ms', () => {
    expect(drag({ kind: 'edge', index: 2 }, { ms: 33 })).toEqual({ '2': { durationMs: 173 } });
  });

  it('leaves a phone a frame and lets a pause vanish', () => {
    expect(drag({ kind: 'edge', index: 2 }, { ms: -900 })).toEqual({ '2': { durationMs: SHORTEST_PHONE_MS } });
    expect(drag({ kind: 'edge', index: 0 }, { ms: -900 })).toEqual({ '0': { durationMs: 0 } });
  });

  it('makes a pause where words touched', () => {
    expect(drag({ kind: 'pause', index: 3 }, { ms: 250 })).toEqual({ '3': { durationMs: 250 } });
  });

  it('goes in steps of 10 ms when held so', () => {
    expect(drag({ kind: 'edge', index: 2 }, { ms: 33 }, { ...FREE, stepped: true })).toEqual({ '2': { durationMs: 170 } });
  });

  it('stretches a whole word by its shares', () => {
    expect(drag({ kind: 'edge', index: 5 }, { ms: 100 }, { ...FREE, wholeWord: true })).toEqual({ '4': { durationMs: 120 }, '5': { durationMs: 180 } });
  });
});

describe('dragging pitch and energy', () => {
  it('raises a phone by the interval that the pointer went', () => {
    const edits = drag({ kind: 'pitch', index: 2 }, { cents: 300 });
    expect(centsBetween(200, edits['2']?.f0Hz ?? 0)).toBeCloseTo(300, 0);
  });

  it('moves a drawn curve as it is', () => {
    const curve = drag({ kind: 'pitch', index: 2 }, { cents: 1200 }, FREE, { '2': { f0Curve: [100, 150, 120] } })['2'];
    expect(curve).toEqual({ f0Curve: [200, 300, 240] });
  });

  it('gives no pitch to what has none', () => {
    expect(drag({ kind: 'pitch', index: 1 }, { cents: 300 })).toEqual({});
  });

  it('takes the voiced phones of a word along', () => {
    expect(Object.keys(drag({ kind: 'pitch', index: 5 }, { cents: 100 }, { ...FREE, wholeWord: true }))).toEqual(['4', '5']);
    expect(Object.keys(drag({ kind: 'pitch', index: 2 }, { cents: 100 }, { ...FREE, wholeWord: true }))).toEqual(['2']);
  });

  it('adds energy to what was drawn, and 0 is no edit', () => {
    expect(drag({ kind: 'energy', index: 2 }, { energyDb: 2.24 }, FREE, { '2': { energyDb: 1 } })).toEqual({ '2': { energyDb: 3.2 } });
    expect(drag({ kind: 'energy', index: 2 }, { energyDb: -1 }, FREE, { '2': { energyDb: 1 } })).toEqual({});
    expect(drag({ kind: 'energy', index: 2 }, { energyDb: 50 })).toEqual({ '2': { energyDb: 12 } });
  });
});

describe('a gesture', () => {
  it('that comes back to where it began changes nothing', () => {
    for (const kind of ['edge', 'pitch', 'energy', 'pause'] as const) {
      const edits: Edits = { '2': { f0Hz: 210 } };
      expect(drag({ kind, index: 2 }, {}, FREE, edits)).toBe(edits);
    }
  });

  it('of the pen draws a straight line when held straight, whatever way it went', () => {
    let gesture = beginGesture({ kind: 'pen' }, { ms: 150, hz: 100, energyDb: 0 }, phoneCells(TWO_WORDS, NO_EDITS), NO_EDITS);
    gesture = continueStroke(gesture, { ms: 200, hz: 400 }, true);
    gesture = continueStroke(gesture, { ms: 350, hz: 100 }, true);
    const edits = editsOfGesture(gesture, START, FREE);
    expect(new Set(edits['2']?.f0Curve)).toEqual(new Set([100]));
  });

  it('of the pen replaces a level pitch and keeps length and energy', () => {
    const edits: Edits = { '2': { f0Hz: 300, durationMs: 140, energyDb: 2 } };
    const gesture = continueStroke(beginGesture({ kind: 'pen' }, { ms: 100, hz: 180, energyDb: 0 }, phoneCells(TWO_WORDS, edits), edits), { ms: 400, hz: 180 }, false);
    const { f0Curve, ...rest } = editsOfGesture(gesture, START, FREE)['2'] ?? {};
    expect(rest).toEqual({ durationMs: 140, energyDb: 2 });
    expect(f0Curve?.every((hz) => hz === 180)).toBe(true);
  });

  it('is taken back by a double click at the same place, and only that', () => {
    const edits: Edits = { '2': { f0Hz: 300, durationMs: 150, energyDb: 2 }, '5': { f0Hz: 100 } };
    const cells = phoneCells(TWO_WORDS, edits);
    expect(clearTarget({ kind: 'edge', index: 2 }, cells, edits)['2']).toEqual({ f0Hz: 300, energyDb: 2 });
    expect(clearTarget({ kind: 'pitch', index: 2 }, cells, edits)['2']).toEqual({ durationMs: 150, energyDb: 2 });
    expect(clearTarget({ kind: 'energy', index: 2 }, cells, edits)['2']).toEqual({ durationMs: 150, f0Hz: 300 });
    expect(clearTarget({ kind: 'word', index: 1 }, cells, edits)).toEqual({ '5': { f0Hz: 100 } });
  });
});
