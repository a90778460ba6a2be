import type { MappedText } from './mapped-text.ts';
import type { Edit, Place } from './subtitle-source.ts';

/** Words of one speaker, in the order of the document. */
export interface TtmlRun {
  readonly voice: string | null;
  readonly text: MappedText;
  readonly place: Place;
}

/** When a cue shows, on the clock of the document: samples at 48 kHz, not rounded. */
export interface TtmlTiming {
  readonly startSamples: number;
  /** Infinity where nothing says it. */
  readonly endSamples: number;
  /** Nothing around the words has any time. */
  readonly isMissing: boolean;
  readonly isNegative: boolean;
  /** A time expression around the words that is none. */
  readonly malformed?: string;
  readonly retime: (startSample: number, endSample: number) => Edit[] | null;
}

/** A paragraph with a time, or a span that has one of its own. */
export interface TtmlCue {
  readonly place: Place;
  readonly timing: TtmlTiming;
  readonly runs: readonly TtmlRun[];
  /** It has more words than any cue, of which only the first are here. */
  readonly isTooLong: boolean;
}
