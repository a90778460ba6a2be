import type { EditedPlan } from './acoustic-model.ts';

/** Frames on each side over which a change of level is spread, so that it does not click. */
const SPREAD_FRAMES = 2;

/**
 * What an author's edits of energy come to as a factor on sound: natural log per frame [T], or undefined without edits.
 *
 * A decibel asked for must be a decibel heard. The decoder answers a changed energy with changed effort and about half the
 * level, so it keeps the planned energy and the difference is applied to the sound itself.
 *
 * @param owner token of each frame [T]
 */
export function levelGain({ energy, plannedEnergy }: EditedPlan, owner: Int32Array): Float32Array | undefined {
  if (plannedEnergy === undefined) return undefined;
  const asked = energy.map((value, token) => value - (plannedEnergy[token] ?? value));
  if (asked.every((value) => value === 0)) return undefined;
  const last = owner.length - 1;
  return Float32Array.from(owner, (_, frame) => {
    let sum = 0;
    for (let offset = -SPREAD_FRAMES; offset <= SPREAD_FRAMES; offset += 1) {
      sum += asked[owner[Math.min(Math.max(frame + offset, 0), last)] ?? 0] ?? 0;
    }
    return sum / (2 * SPREAD_FRAMES + 1);
  });
}
