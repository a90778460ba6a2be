import type { TextSpan } from '../text/reading.ts';

/** Where everything in a line sounds, in ms from its first sample. */
export interface LineTimings {
  readonly words: readonly WordTiming[];
  readonly phones: readonly PhoneTiming[];
  /** Pauses longer than nothing, the line's own edges included. */
  readonly pauses: readonly PauseTiming[];
  readonly marks: readonly MarkTiming[];
  /** F0 in Hz of each `frameMs` of the line, from its start; 0 where unvoiced. */
  readonly f0Hz: Float32Array;
  readonly frameMs: number;
}

export interface WordTiming {
  /** As spoken: "twenty" for part of "25". */
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** In the text of the request. */
  readonly span: TextSpan;
}

export interface PhoneTiming {
  readonly symbol: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Index in `words`; null for a phone of no word. */
  readonly word: number | null;
  /** The index by which `Delivery.phones` edits this phone. */
  readonly token: number;
}

export interface PauseTiming {
  readonly startMs: number;
  readonly endMs: number;
  readonly token: number;
  /** The text asked for this length. */
  readonly timed: boolean;
}

export interface MarkTiming {
  readonly name: string;
  readonly atMs: number;
}
