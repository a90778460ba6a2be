import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lineDelivery } from '../../../../../src-main/shared/domain/project-rows.ts';
import { curvesOfStroke } from '../../../../../src-renderer/panels/delivery/pen-stroke.ts';
import { setCurve } from '../../../../../src-renderer/panels/delivery/edit-phones.ts';
import type { Edits } from '../../../../../src-renderer/panels/delivery/phone-cells.ts';
import { phoneCells, totalMsOf } from '../../../../../src-renderer/panels/delivery/phone-cells.ts';
import { NO_EDITS, somePlan, TWO_WORDS } from './plan-of-phones.ts';

const strokes = fc.array(fc.record({ ms: fc.double({ min: -100, max: 6000, noNaN: true }), hz: fc.double({ min: 50, max: 700, noNaN: true }) }), { minLength: 2, maxLength: 60 });

describe('pen stroke', () => {
  it('draws only on voiced phones, with curves that a project may keep, inside what the pen and the plan had', () => {
    fc.assert(
      fc.property(somePlan, strokes, (plan, stroke) => {
        const cells = phoneCells(plan, NO_EDITS);
        const curves = curvesOfStroke(cells, stroke);
        const all = [...stroke.map(({ hz }) => hz), ...cells.filter(({ voiced }) => voiced).map(({ f0Hz }) => f0Hz)];
        let edits: Edits = {};
        for (const [index, curve] of curves) {
          expect(cells[index]?.voiced).toBe(true);
          for (const hz of curve) {
            expect(hz).toBeGreaterThanOrEqual(Math.min(...all) - 0.01);
            expect(hz).toBeLessThanOrEqual(Math.max(...all) + 0.01);
          }
          edits = setCurve(edits, index, curve);
        }
        const drawing = { symbols: plan.tokens.map(({ symbol }) => symbol), edits };
        expect(lineDelivery.safeParse({ id: 'line', changes: {}, drawing }).success).toBe(true);
      }),
    );
  });

  it('gives every phone that it wholly covers what was drawn, at its start, in its middle and at its end', () => {
    fc.assert(
      fc.property(somePlan, fc.double({ min: 80, max: 300, noNaN: true }), fc.double({ min: 80, max: 300, noNaN: true }), (plan, fromHz, toHz) => {
        const cells = phoneCells(plan, NO_EDITS);
        const total = totalMsOf(cells) + 1;
        const drawn = (ms: number) => fromHz * (toHz / fromHz) ** ((ms + 1) / (total + 1));
        const curves = curvesOfStroke(cells, [
          { ms: -1, hz: fromHz },
          { ms: total, hz: toHz },
        ]);
        for (const cell of cells.filter(({ voiced, lengthMs }) => voiced && lengthMs > 0)) {
          const curve = curves.get(cell.index) ?? [];
          expect(curve[0]).toBeCloseTo(drawn(cell.startMs), 1);
          expect(curve.at(-1)).toBeCloseTo(drawn(cell.startMs + cell.lengthMs), 1);
        }
      }),
    );
  });

  it('lets the later pass count where it went over a time twice', () => {
    const cells = phoneCells(TWO_WORDS, NO_EDITS);
    const curve = curvesOfStroke(cells, [
      { ms: 100, hz: 150 },
      { ms: 350, hz: 150 },
      { ms: 350, hz: 250 },
      { ms: 100, hz: 250 },
    ]).get(2);
    expect(new Set(curve)).toEqual(new Set([250]));
  });

  it('keeps the contour of a phone where the pen did not go', () => {
    const cells = phoneCells(TWO_WORDS, { '2': { f0Curve: [200, 200, 200] } });
    const curve = curvesOfStroke(cells, [
      { ms: 230, hz: 300 },
      { ms: 290, hz: 300 },
    ]).get(2);
    expect(curve?.[0]).toBe(200);
    expect(curve?.at(-4)).toBe(300);
  });

  it('leaves the phones alone that it does not cross', () => {
    const curves = curvesOfStroke(phoneCells(TWO_WORDS, NO_EDITS), [
      { ms: 170, hz: 220 },
      { ms: 260, hz: 240 },
    ]);
    expect([...curves.keys()]).toEqual([2]);
  });
});
