/** A point of a gain that moves with time. */
export interface GainPoint {
  readonly atSample: number;
  readonly gainDb: number;
}

/** Gain over time: linear in dB between points, level beyond the ends. Ascending, at whole samples. */
export type GainCurve = readonly GainPoint[];

/** Between two points the gain is exact at every such sample, counted from the left one, and multiplied on from there. */
const EXACT_EVERY = 64;

export function gainOfDb(db: number): number {
  return 10 ** (db / 20);
}

/** Gain of a curve at a sample in dB; 0 where it has no points. */
export function gainDbAt(curve: GainCurve, atSample: number): number {
  const next = firstAfter(curve, atSample);
  const left = curve[next - 1] ?? curve[next];
  const right = curve[next] ?? left;
  if (!left || !right) return 0;
  return left === right ? left.gainDb : left.gainDb + slopeOf(left, right) * (atSample - left.atSample);
}

/**
 * Multiplies gains by a curve. The same samples come out wherever a stretch begins, to the last bit.
 * @param from sample of the curve that `gains[0]` stands at
 */
export function applyGainCurve(curve: GainCurve, from: number, gains: Float32Array): void {
  if (curve.length === 0) return;
  let index = 0;
  for (let next = firstAfter(curve, from); index < gains.length; next++) {
    const left = curve[next - 1];
    const right = curve[next];
    const end = right ? Math.min(gains.length, right.atSample - from) : gains.length;
    if (left && right && left.gainDb !== right.gainDb) slide(left, right, from, gains, index, end);
    else hold(gainOfDb((left ?? right)?.gainDb ?? 0), gains, index, end);
    index = end;
  }
}

function slide(left: GainPoint, right: GainPoint, from: number, gains: Float32Array, start: number, end: number): void {
  const slope = slopeOf(left, right);
  const ratio = gainOfDb(slope);
  for (let index = start; index < end; ) {
    const into = from + index - left.atSample;
    const exact = into - (into % EXACT_EVERY);
    let gain = gainOfDb(left.gainDb + slope * exact);
    for (let at = exact; at < into; at++) gain *= ratio;
    for (const stop = Math.min(end, index + exact + EXACT_EVERY - into); index < stop; index++) {
      gains[index] = (gains[index] ?? 0) * gain;
      gain *= ratio;
    }
  }
}

function hold(gain: number, gains: Float32Array, start: number, end: number): void {
  if (gain === 1) return;
  for (let index = start; index < end; index++) gains[index] = (gains[index] ?? 0) * gain;
}

/** dB a sample. */
function slopeOf(left: GainPoint, right: GainPoint): number {
  return (right.gainDb - left.gainDb) / (right.atSample - left.atSample);
}

/** Index of the first point behind a sample. */
function firstAfter(curve: GainCurve, atSample: number): number {
  let low = 0;
  let high = curve.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((curve[middle]?.atSample ?? Infinity) <= atSample) low = middle + 1;
    else high = middle;
  }
  return low;
}
