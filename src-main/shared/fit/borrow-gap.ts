import { KEPT_GAP_MS, LONGEST_BORROW_MS } from './fit-limits.ts';

/**
 * Time in ms that a cue ending at `endMs` may run into the gap before the next one, which starts at `nextStartMs`
 * (absent for the last cue). Never negative; 0 when cues touch or overlap.
 */
export function borrowGap(endMs: number, nextStartMs?: number): number {
  if (nextStartMs === undefined) return LONGEST_BORROW_MS;
  return Math.min(LONGEST_BORROW_MS, Math.max(0, nextStartMs - KEPT_GAP_MS - endMs));
}
