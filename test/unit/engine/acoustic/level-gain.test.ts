import { describe, expect, it } from 'vitest';
import type { EditedPlan } from '../../../../src-main/engine/acoustic/acoustic-model.ts';
import { levelGain } from '../../../../src-main/engine/acoustic/level-gain.ts';

function planOf(energy: readonly number[], plannedEnergy?: readonly number[]): EditedPlan {
  const tokens = energy.length;
  return {
    durationFrames: new Int32Array(tokens).fill(10),
    logF0: new Float32Array(tokens),
    voicing: new Float32Array(tokens),
    energy: Float32Array.from(energy),
    ...(plannedEnergy && { plannedEnergy: Float32Array.from(plannedEnergy) }),
    hidden: new Float32Array(),
    width: 0,
  };
}

const owner = Int32Array.from({ length: 30 }, (_, frame) => Math.floor(frame / 10));

describe('the level an author asks for', () => {
  it('is nothing when energy was not edited', () => {
    expect(levelGain(planOf([-3, -4, -5]), owner)).toBeUndefined();
    expect(levelGain(planOf([-3, -4, -5], [-3, -4, -5]), owner)).toBeUndefined();
  });

  it('is the whole difference inside the token, and glides over five frames at its edges', () => {
    const gain = levelGain(planOf([-3, -2, -5], [-3, -4, -5]), owner) ?? new Float32Array();
    expect(Array.from(gain.subarray(0, 8))).toEqual(new Array(8).fill(0));
    expect(Array.from(gain.subarray(12, 18))).toEqual(new Array(6).fill(2));
    const rise = Array.from(gain.subarray(8, 12));
    expect(rise).toEqual([...rise].sort((a, b) => a - b));
    expect(rise[0]).toBeCloseTo(0.4, 5);
    expect(rise[3]).toBeCloseTo(1.6, 5);
  });
});
