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
  /** Speed of its speech against the delivery's own pace; 1 without a slot. */
  readonly rate: number;
  /** Length after waveform stretching by length before; 1 when it was not stretched. */
  readonly stretch: number;
  /** Integrated loudness; null for sound too short or quiet to have one. */
  readonly loudnessLufs: number | null;
  /** What the author should know about the reading, one sentence each. */
  readonly warnings: readonly string[];
}
