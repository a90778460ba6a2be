/** No phone is shorter than one frame, or it would not be heard at all. */
export const SHORTEST_PHONE_FRAMES = 1;

export interface ElasticPart {
  /** Position in `frames`. */
  readonly index: number;
  /** Exponent, 0 to 1. */
  readonly elasticity: number;
}

/**
 * Scales some lengths in place so that together they last `targetFrames`: length i becomes length * f^elasticity, never
 * under one frame, with the one f that gives the total. Exact to rounding error; when every part is already at one
 * frame, the total is as short as it can be. Lengths must be at least one frame.
 */
export function scaleElastically(frames: Float64Array, parts: readonly ElasticPart[], targetFrames: number): void {
  const before = parts.map(({ index }) => frames[index] ?? 0);
  if (parts.length === 0 || Math.abs(totalOf(frames, parts) - targetFrames) < 1e-9) return;

  const totalAt = (logFactor: number): number => {
    let sum = 0;
    parts.forEach((part, position) => {
      sum += scaled(before[position] ?? 0, part.elasticity, logFactor);
    });
    return sum;
  };
  const logFactor = solveRising(totalAt, targetFrames);
  parts.forEach((part, position) => {
    frames[part.index] = scaled(before[position] ?? 0, part.elasticity, logFactor);
  });
}

/** Length of some parts together, in frames. */
export function totalOf(frames: Float64Array, parts: readonly ElasticPart[]): number {
  return parts.reduce((sum, { index }) => sum + (frames[index] ?? 0), 0);
}

function scaled(length: number, elasticity: number, logFactor: number): number {
  return Math.max(SHORTEST_PHONE_FRAMES, length * Math.exp(logFactor * elasticity));
}

/** Argument at which a never-falling function reaches `target`, by bisection; an end of the range when it does not. */
function solveRising(value: (argument: number) => number, target: number): number {
  let low = -12;
  let high = 12;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (value(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
