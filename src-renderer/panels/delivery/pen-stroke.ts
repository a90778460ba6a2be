import type { PhoneCell } from './phone-cells.ts';
import { mixPitch, pitchOnRun, pitchRuns } from './pitch-contour.ts';
import { clampPitch } from './pitch-scale.ts';

/** Where the pen was. */
export interface PenPoint {
  readonly ms: number;
  readonly hz: number;
}

/** Most points that a drawn curve may have (`DrawnPhone.f0Curve`). */
const MOST_POINTS = 64;
/** Finer than the frames of a voice would be lost; this is about half of one. */
const STEP_MS = 5;

/**
 * Turns a stroke of the pen into pitch curves, one for each voiced phone that it crosses. Where the stroke went over a time
 * twice, the later pass counts. A phone that is crossed in part keeps its present contour for the rest.
 *
 * @returns curves by index of their phone: 2 to 64 pitches at equal steps from its start to its end.
 */
export function curvesOfStroke(cells: readonly PhoneCell[], stroke: readonly PenPoint[]): ReadonlyMap<number, readonly number[]> {
  const curves = new Map<number, readonly number[]>();
  const runs = pitchRuns(cells);
  for (const cell of cells) {
    if (!cell.voiced || cell.lengthMs <= 0) continue;
    const run = runs.find((points) => points.some(({ index }) => index === cell.index)) ?? [];
    const times = stepsOf(cell);
    const drawn = times.map((ms) => strokeAt(stroke, ms));
    if (drawn.every((hz) => hz === undefined)) continue;
    curves.set(cell.index, drawn.map((hz, step) => roundPitch(hz ?? pitchOnRun(run, times[step] ?? 0))));
  }
  return curves;
}

function stepsOf({ startMs, lengthMs }: PhoneCell): readonly number[] {
  const count = Math.min(MOST_POINTS, Math.max(2, Math.round(lengthMs / STEP_MS) + 1));
  return Array.from({ length: count }, (_, step) => startMs + (lengthMs * step) / (count - 1));
}

/** Pitch of the last pass of the stroke over `ms`; undefined where it never was. */
function strokeAt(stroke: readonly PenPoint[], ms: number): number | undefined {
  for (let index = stroke.length - 1; index >= 1; index--) {
    const from = stroke[index - 1];
    const to = stroke[index];
    if (!from || !to || ms < Math.min(from.ms, to.ms) || ms > Math.max(from.ms, to.ms)) continue;
    return from.ms === to.ms ? to.hz : mixPitch(from.hz, to.hz, (ms - from.ms) / (to.ms - from.ms));
  }
  return undefined;
}

function roundPitch(hz: number): number {
  return Math.round(clampPitch(hz) * 100) / 100;
}
