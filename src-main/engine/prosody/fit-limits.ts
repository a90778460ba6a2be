/** How far a slot may change the speed of speech. Rates are relative to the author's delivery. */
export interface FitLimits {
  /** Fastest rate that listeners do not notice. */
  readonly natural: number;
  /** Fastest rate at all. */
  readonly fastest: number;
  /** Slowest rate when a line is stretched to its slot; 1 never stretches. */
  readonly slowest: number;
}

export const FIT_LIMITS: FitLimits = { natural: 1.15, fastest: 1.3, slowest: 0.9 };
