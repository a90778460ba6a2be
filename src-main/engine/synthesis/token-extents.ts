import type { DeliveredPlan } from '../prosody/apply-delivery.ts';
import { HOP } from '../prosody/frame-time.ts';

/** Where in a stretch of sound something is, in samples. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Extents of a piece's tokens; its last pause ends where the next piece has played the rest of it. */
export function tokenExtents(plan: DeliveredPlan, firstSample: number): Extent[] {
  const last = plan.durationFrames.length - 1;
  const exact = new Map(plan.exactPauses.map(({ token, samples }) => [token, samples]));
  let start = firstSample;
  return Array.from(plan.durationFrames, (frames, token) => {
    const end = start + (exact.get(token) ?? frames * HOP);
    const extent = { start, end: token === last ? end + plan.framesForNext * HOP : end };
    start = end;
    return extent;
  });
}
