import type { TakeDetail } from '../../shared/contract/views.ts';

/** A line that has been spoken to its end, and everything a take of it keeps. */
export interface RenderedTake {
  readonly lineId: string;
  /** Mono, 48 kHz, within -1 to 1. */
  readonly samples: Float32Array;
  readonly seed: number;
  /** `recipeKey` of the document it was rendered from. */
  readonly recipe: string;
  readonly detail: TakeDetail;
  /** Samples by which it passes its slot and what it may borrow of the gap behind it; 0 when it fits or has no slot. */
  readonly overSamples: number;
  /** Integrated loudness; null for sound too short or quiet to have one. */
  readonly loudnessLufs: number | null;
  /** What the author should know about the reading, one sentence each. */
  readonly warnings: readonly string[];
}
