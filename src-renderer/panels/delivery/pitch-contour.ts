import type { PhoneCell } from './phone-cells.ts';

/** A point of the line that is drawn through the pitches of the phones. */
export interface ContourPoint {
  readonly ms: number;
  readonly hz: number;
  /** Index of its phone. */
  readonly index: number;
  readonly drawn: boolean;
}

/**
 * The pitch of a line as runs of points, one run for each stretch of voiced phones that touch. A phone without a curve
 * gives one point at its middle, one with a curve gives every point of it.
 */
export function pitchRuns(cells: readonly PhoneCell[]): readonly (readonly ContourPoint[])[] {
  const runs: ContourPoint[][] = [];
  let endMs = Number.NaN;
  for (const cell of cells) {
    if (cell.lengthMs <= 0 || !cell.voiced) continue;
    const points = pointsOf(cell);
    const before = runs.at(-1);
    if (before && Math.abs(cell.startMs - endMs) < 1) before.push(...points);
    else runs.push(points);
    endMs = cell.startMs + cell.lengthMs;
  }
  return runs;
}

function pointsOf({ index, startMs, lengthMs, curve, f0Hz, drawn }: PhoneCell): ContourPoint[] {
  if (!curve) return [{ ms: startMs + lengthMs / 2, hz: f0Hz, index, drawn: drawn.pitch }];
  return curve.map((hz, step) => ({ ms: startMs + (lengthMs * step) / (curve.length - 1), hz, index, drawn: true }));
}

/** Pitch at `ms` on a run, straight in log F0 between its points and level beyond its ends. */
export function pitchOnRun(run: readonly ContourPoint[], ms: number): number {
  const after = run.findIndex((point) => point.ms >= ms);
  const right = run[after];
  const left = run[after - 1];
  if (!right) return run.at(-1)?.hz ?? 0;
  if (!left || right.ms <= left.ms) return right.hz;
  return mixPitch(left.hz, right.hz, (ms - left.ms) / (right.ms - left.ms));
}

/** From one pitch to another by `share`, straight in log F0. */
export function mixPitch(fromHz: number, toHz: number, share: number): number {
  return fromHz * Math.pow(toHz / fromHz, share);
}
