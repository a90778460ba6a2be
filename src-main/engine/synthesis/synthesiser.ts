import type { Elasticity } from '../../shared/contract/dubbing-views.ts';
import type { PlanView, ReadingView } from '../../shared/contract/views.ts';
import type { Drawing } from '../../shared/domain/carry-drawing.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { FitReport } from '../prosody/fit-report.ts';
import type { Lexicon, ReadingOverride, ReadingWarning, RiskyPlace } from '../text/reading.ts';
import type { LineTimings } from './line-timings.ts';

/** A voice ready to speak: text in, 48 kHz sound out. */
export interface Synthesiser {
  /**
   * Speaks one line. Events come in order: a `plan` before the `sound` of its piece, `done` last. Without a slot, the
   * sound of a piece leaves before the next piece is planned; a slot needs all plans before the first event. The same
   * request gives the same samples on the same machine. Ending the iteration early stops the work.
   *
   * A text without words gives the silence of its timed pauses and the warning of the reading.
   *
   * Throws `engine.cancelled` once `signal` is aborted and `engine.failed` when a model gives no usable sound.
   */
  synthesise(request: SynthesisRequest, signal?: AbortSignal): AsyncGenerator<SynthesisEvent, void, undefined>;
  /** How a text will be said, with the other ways to say each word. No model of the voice runs. */
  read(request: Pick<SynthesisRequest, 'text' | 'ssml' | 'lexicon' | 'overrides'>): Promise<ReadingView>;
  /** What of a text an author should hear before it is rendered. No model of the voice runs. */
  risks(request: Pick<SynthesisRequest, 'text' | 'ssml' | 'lexicon' | 'overrides'>): Promise<readonly RiskyPlace[]>;
  /** The plan of a line with its delivery and slot, as `synthesise` would speak it; nothing is decoded. */
  plan(request: SynthesisRequest): Promise<PlanView>;
  /** Length of the line as `synthesise` would speak it, and what it is made of; null when it has no words. */
  length(request: SynthesisRequest): Promise<LineLength | null>;
}

export interface LineLength {
  readonly lengthMs: number;
  /** Of the line as delivered, whatever its slot. */
  readonly elasticity: Elasticity;
}

export interface SynthesisRequest {
  readonly text: string;
  /** Read tags in the text as SSML; otherwise they are letters like any other. */
  readonly ssml?: boolean;
  readonly delivery: Delivery;
  /** Drawn on phones, on top of `delivery`; follows its phones when the line has other tokens by now (`carryDrawing`). */
  readonly drawing?: Drawing;
  /** Any integer; chooses one of the many natural ways to say the line. */
  readonly seed: number;
  /** Time the line should take, in ms. */
  readonly slotMs?: number;
  /** Time after the slot that the line may use before it is spoken hurriedly; see `borrowGap`. */
  readonly borrowMs?: number;
  /** In a slot: phones go at least this fast, so that the line does not differ too much from its neighbours (`FitPlan.leastRate`). */
  readonly leastRate?: number;
  readonly lexicon?: Lexicon;
  readonly overrides?: readonly ReadingOverride[];
}

export type SynthesisEvent = PlanEvent | SoundEvent | DoneEvent;

/** A piece has been planned. Long text is several pieces. */
export interface PlanEvent {
  readonly kind: 'plan';
  /** From 0. */
  readonly piece: number;
  readonly pieces: number;
  /** Length of the whole line in samples: final when `exact`, else what the pieces planned so far suggest. */
  readonly totalSamples: number;
  readonly exact: boolean;
}

/** The next stretch of sound. The receiver owns the array. */
export interface SoundEvent {
  readonly kind: 'sound';
  /** Mono, 48 kHz, within -1 to 1. Never empty. */
  readonly samples: Float32Array;
}

export interface DoneEvent {
  readonly kind: 'done';
  readonly result: SynthesisResult;
}

export interface SynthesisResult {
  /** Samples of all `sound` events together. */
  readonly samples: number;
  readonly secondsOfSound: number;
  /** Wall time from the request to the last sample, including what the receiver did between events. */
  readonly secondsSpent: number;
  readonly timings: LineTimings;
  /** Present when the request had a slot. */
  readonly fit?: FitReport;
  readonly warnings: readonly ReadingWarning[];
}
