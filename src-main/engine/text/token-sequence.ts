import type { ReadingItem } from './reading.ts';

/**
 * A reading as the acoustic model takes it. The stream is: `sil`, then for each word its phones, with one boundary token
 * between words (`_` without punctuation, `,` or `.` with), and `.` at the end. Boundary and edge tokens own the
 * pauses: a boundary of zero frames is no pause.
 */
export interface TokenSequence {
  readonly tokens: readonly PlannedToken[];
  /** Position of each token's symbol in the voice's symbol list. */
  readonly ids: Int32Array;
  /** The items the tokens came from. */
  readonly items: readonly ReadingItem[];
}

export interface PlannedToken {
  readonly symbol: string;
  readonly kind: TokenKind;
  /** Index in `items` of the word a phone belongs to, or of the pause a boundary came from; absent for a bare boundary. */
  readonly item?: number;
  /** Exact length a timed pause asks for. */
  readonly pauseMs?: number;
}

export type TokenKind = 'vowel' | 'consonant' | 'boundary' | 'edge';

/** The symbols of `kind: 'boundary' | 'edge'` tokens, fixed for every language. */
export const EDGE = 'sil';
export const WORD_BOUNDARY = '_';
export const CLAUSE_BOUNDARY = ',';
export const SENTENCE_BOUNDARY = '.';
