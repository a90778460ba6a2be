import type { FitRegion } from '../../shared/fit/plan-chain.ts';

/** How a line met its slot. */
export interface FitReport {
  readonly slotMs: number;
  /** Length of the line as it will sound. */
  readonly totalMs: number;
  /** Speech time as delivered divided by speech time as fitted: 1.1 is 10 % faster than the author's own pace. */
  readonly rate: number;
  /** Time taken out of pauses, before any phone was touched; 0 when nothing had to shrink. */
  readonly pausesSavedMs: number;
  /** Time taken from the gap after the slot. */
  readonly borrowedMs: number;
  /** Time by which the line passes its slot and what it may borrow; 0 when it fits. The line is never cut. */
  readonly overMs: number;
  readonly region: FitRegion;
}
