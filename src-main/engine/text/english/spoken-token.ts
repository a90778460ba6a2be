import type { InlineStyle, ReadMark, ReadingWarning, ReadPause, TextSpan } from '../reading.ts';

/** What the normaliser hands to the pronouncer: words to look up, pauses and marks, in order. */
export type SpokenToken = SpokenWord | ReadPause | ReadMark;

export interface SpokenWord {
  readonly kind: 'word';
  /** Lower case, a to z and apostrophe, e.g. "twenty", "o'clock"; a single letter when `letter` is set. */
  readonly spoken: string;
  readonly span: TextSpan;
  /** The word is the name of a letter ("b" as B IY1), not a word ("a" as AH0). */
  readonly letter?: boolean;
  /** From an inline override or a phoneme tag: wins over everything. */
  readonly phones?: readonly string[];
  readonly style?: InlineStyle;
}

export interface SpokenText {
  readonly tokens: readonly SpokenToken[];
  readonly warnings: readonly ReadingWarning[];
}

