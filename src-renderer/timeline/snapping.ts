import type { TimelineScene } from './timeline-scene.ts';
import { settingsOf } from './timeline-scene.ts';
import { endOfClip } from './timeline-layout.ts';
import { rulerTicks } from './ruler-ticks.ts';

/** How near, in CSS pixels, an edge must come to what it snaps to. */
const REACH_PX = 8;
const GRID_REACH_PX = 4;

/** Positions that things snap to, ascending. */
export type SnapTargets = Float64Array;

export interface Snapped {
  /** To be added to the moved positions; whole samples. */
  readonly bySamples: number;
  /** Where it caught, or null when nothing was near. */
  readonly atSample: number | null;
}

/**
 * Everything worth lining up with: edges of clips and slots, markers, the range, the playhead, and the start of the
 * programme. Clips that move themselves are left out, and so are those that follow them in a ripple.
 */
export function snapTargets(scene: TimelineScene, moving: ReadonlySet<string>): SnapTargets {
  const targets: number[] = [0, Math.round(scene.playheadSample)];
  const { loop } = settingsOf(scene.document);
  if (loop) targets.push(loop.startSample, loop.endSample);
  for (const { atSample } of scene.document.markers.values()) targets.push(atSample);
  for (const { clips, slots } of scene.layout.rows) {
    for (const slot of slots.items) targets.push(slot.startSample, slot.endSample);
    const follows = scene.ripple ? (clips.items.find(({ id }) => moving.has(id))?.startSample ?? Infinity) : Infinity;
    for (const clip of clips.items) {
      if (!moving.has(clip.id) && clip.startSample < follows) targets.push(clip.startSample, endOfClip(clip));
    }
  }
  return Float64Array.from(targets).sort();
}

/**
 * Moves `positions` together by the least that puts one of them on a target within reach; a tick of the ruler counts only
 * where there is no target. Does nothing while snapping is off.
 */
export function snap(scene: TimelineScene, targets: SnapTargets, positions: readonly number[]): Snapped {
  if (!scene.snap) return { bySamples: 0, atSample: null };
  const { samplesPerPixel } = scene.viewport;
  const toTarget = best(positions, (position) => nearest(targets, position), REACH_PX * samplesPerPixel);
  if (toTarget) return toTarget;
  const ticks = Float64Array.from(rulerTicks(scene.viewport, scene.widthPx, settingsOf(scene.document)), ({ sample }) => Math.round(sample));
  return best(positions, (position) => nearest(ticks, position), GRID_REACH_PX * samplesPerPixel) ?? { bySamples: 0, atSample: null };
}

function best(positions: readonly number[], nearestTo: (position: number) => number | undefined, reach: number): Snapped | undefined {
  let found: Snapped | undefined;
  for (const position of positions) {
    const target = nearestTo(position);
    if (target === undefined) continue;
    const bySamples = target - position;
    if (Math.abs(bySamples) <= reach && (!found || Math.abs(bySamples) < Math.abs(found.bySamples))) found = { bySamples, atSample: target };
  }
  return found;
}

function nearest(ascending: Float64Array, value: number): number | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  const after = ascending[low];
  const before = ascending[low - 1];
  if (before === undefined) return after;
  return after === undefined || value - before <= after - value ? before : after;
}
