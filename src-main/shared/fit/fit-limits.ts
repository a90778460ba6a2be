/** How far a slot may change the speed of speech. Rates are relative to the author's delivery: 1.1 is 10 % faster. */
export interface FitLimits {
  /** Fastest rate that listeners do not notice. */
  readonly natural: number;
  /** Fastest rate at all. */
  readonly fastest: number;
  /** Slowest rate when a line is stretched to its slot; 1 never stretches. */
  readonly slowest: number;
}

export const FIT_LIMITS: FitLimits = { natural: 1.15, fastest: 1.3, slowest: 0.9 };

/** Silence that must stay before the next cue, so that two speakers never touch. */
export const KEPT_GAP_MS = 80;
/** Speech that outlasts its subtitle by more than this no longer belongs to the picture. */
export const LONGEST_BORROW_MS = 1000;
/** Rates of two lines that one speaker says in a row differ by no more: beyond, it is heard as sudden rushing. */
export const LARGEST_JUMP = 0.15;
/** After a silence this long nobody remembers how fast the line before was. */
export const NEIGHBOUR_SILENCE_MS = 5000;
/** How many lines of the same speaker away a hurried line is felt: `fastest` less this many jumps is `slowest` or below. */
export const FIT_REACH = Math.ceil((FIT_LIMITS.fastest - FIT_LIMITS.slowest) / LARGEST_JUMP - 1e-9) - 1;
/** Length after waveform stretching by length before, at the least: beyond, words smear. */
export const SHORTEST_STRETCH = 0.67;
