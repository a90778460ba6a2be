import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyDelivery } from '../../../../src-main/engine/prosody/apply-delivery.ts';
import { fitSlot } from '../../../../src-main/engine/prosody/fit-slot.ts';
import { NEUTRAL_DELIVERY, type Delivery, type PhoneEdit } from '../../../../src-main/shared/domain/delivery.ts';
import { planFor, sequenceOf } from './planned-line.ts';

const line = sequenceOf([{ phones: ['HH', 'AH0', 'L', 'OW1'] }, ',', { phones: ['K', 'AE1', 'T'] }, '.']);
const plan = planFor(line, 7);
const OW = 4;

function draw(edits: Readonly<Record<number, PhoneEdit>>): Delivery {
  return { ...NEUTRAL_DELIVERY, phones: new Map(Object.entries(edits).map(([token, edit]) => [Number(token), edit])) };
}

/** First frame of a token, and the frame after its last. */
function framesOf(lengths: Int32Array, token: number): [number, number] {
  const start = lengths.subarray(0, token).reduce((sum, frames) => sum + frames, 0);
  return [start, start + (lengths[token] ?? 0)];
}

describe('a curve drawn on a phone', () => {
  it('is absent from a plan nobody drew on', () => {
    expect(applyDelivery(line, plan, NEUTRAL_DELIVERY).drawnF0Hz).toBeUndefined();
  });

  it('rules exactly the frames of its phone', () => {
    const { drawnF0Hz = new Float32Array(), durationFrames } = applyDelivery(line, plan, draw({ [OW]: { f0Curve: [200, 300] } }));
    const [start, end] = framesOf(durationFrames, OW);
    expect(drawnF0Hz).toHaveLength(durationFrames.reduce((sum, frames) => sum + frames, 0));
    drawnF0Hz.forEach((hz, frame) => {
      expect(hz > 0).toBe(frame >= start && frame < end);
    });
    const drawn = [...drawnF0Hz.subarray(start, end)];
    expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
    // The middle of a rise that is straight to the ear.
    expect(drawnF0Hz[start] ?? 0).toBeCloseTo(200 * 1.5 ** (0.5 / (end - start)), 3);
  });

  it('keeps its shape whatever length the phone becomes', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 80, max: 400, noNaN: true }), { minLength: 2, maxLength: 12 }), fc.integer({ min: 60, max: 600 }), fc.integer({ min: 900, max: 2500 }), (f0Curve, durationMs, slotMs) => {
        const delivery = draw({ [OW]: { f0Curve, durationMs } });
        const [fitted] = fitSlot([{ sequence: line, plan }], delivery, { slotMs }).plans;
        for (const delivered of [applyDelivery(line, plan, delivery), fitted]) {
          if (!delivered?.drawnF0Hz) throw new Error('nothing is drawn');
          const [start, end] = framesOf(delivered.durationFrames, OW);
          for (let frame = start; frame < end; frame += 1) {
            const at = ((frame - start + 0.5) / (end - start)) * (f0Curve.length - 1);
            const [left = 0, right = left] = [f0Curve[Math.floor(at)], f0Curve[Math.ceil(at)]];
            const hz = delivered.drawnF0Hz[frame] ?? 0;
            expect(hz).toBeGreaterThanOrEqual(Math.min(left, right) * 0.99999);
            expect(hz).toBeLessThanOrEqual(Math.max(left, right) * 1.00001);
          }
        }
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('gives the phone its mean in log F0, so that its neighbours lean towards it, and wins over a mean drawn before', () => {
    const { logF0 } = applyDelivery(line, plan, draw({ [OW]: { f0Curve: [100, 400], f0Hz: 111 } }));
    expect(Math.exp(logF0[OW] ?? 0)).toBeCloseTo(200, 3);
    expect(logF0[OW - 1]).toBe(plan.logF0[OW - 1]);
  });

  it('on a pause is nothing', () => {
    expect(applyDelivery(line, plan, draw({ 0: { f0Curve: [100, 400] } })).drawnF0Hz).toBeUndefined();
  });
});
