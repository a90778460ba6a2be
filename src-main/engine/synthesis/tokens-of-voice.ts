import type { Reading } from '../text/reading.ts';
import type { TokenSequence } from '../text/token-sequence.ts';
import { tokenise } from '../text/tokenise.ts';

/** The symbols a voice learned, in the order of its ids, and those it speaks as another one. */
export interface VoiceSymbols {
  readonly symbols: readonly string[];
  /** Symbol of the front end to symbol of the voice. */
  readonly tokenFallback?: Readonly<Record<string, string>>;
}

/**
 * Tokens of a reading for one voice: a symbol that its recordings never held gets the id of its fallback and keeps its own
 * name, so that timings speak the author's language.
 */
export function tokensOfVoice(reading: Reading, { symbols, tokenFallback = {} }: VoiceSymbols): TokenSequence {
  const missing = Object.keys(tokenFallback).filter((symbol) => !symbols.includes(symbol));
  const sequence = tokenise(reading, [...symbols, ...missing]);
  const ids = sequence.ids.map((id) => (id < symbols.length ? id : symbols.indexOf(tokenFallback[missing[id - symbols.length] ?? ''] ?? '')));
  return { ...sequence, ids };
}
