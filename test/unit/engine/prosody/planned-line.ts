// Lines for tests: tokens written out, and plans drawn from a seed.
import type { Plan } from '../../../../src-main/engine/acoustic/acoustic-model.ts';
import type { InlineStyle, ReadingItem } from '../../../../src-main/engine/text/reading.ts';
import type { PlannedToken, TokenSequence } from '../../../../src-main/engine/text/token-sequence.ts';

export interface WrittenWord {
  readonly phones: readonly string[];
  readonly style?: InlineStyle;
}
/** A word, a boundary's symbol, or a timed pause in ms. */
export type WrittenPart = WrittenWord | string | { readonly pauseMs: number };

/** `sil`, the parts, as a piece of a line; boundaries between words are written out. */
export function sequenceOf(parts: readonly WrittenPart[]): TokenSequence {
  const items: ReadingItem[] = [];
  const tokens: PlannedToken[] = [{ symbol: 'sil', kind: 'edge' }];
  const span = { start: 0, end: 0 };
  for (const part of parts) {
    const item = items.length;
    if (typeof part === 'string') {
      if (part === ',' || part === '.') items.push({ kind: 'pause', mark: part, span });
      tokens.push({ symbol: part, kind: 'boundary', ...(part !== '_' && { item }) });
    } else if ('pauseMs' in part) {
      items.push({ kind: 'pause', mark: 'timed', durationMs: part.pauseMs, span });
      tokens.push({ symbol: ',', kind: 'boundary', item, pauseMs: part.pauseMs });
    } else {
      items.push({ kind: 'word', spoken: part.phones.join(''), span, phones: part.phones, source: 'dictionary', ...(part.style && { style: part.style }) });
      for (const symbol of part.phones) tokens.push({ symbol, kind: /\d$/.test(symbol) ? 'vowel' : 'consonant', item });
    }
  }
  return { tokens, ids: Int32Array.from(tokens, (_, index) => index), items };
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A plan with lengths as a voice has them: phones of 3 to 18 frames, pauses of up to half a second, edges of a tenth. */
export function planFor({ tokens }: TokenSequence, seed = 1): Plan {
  const random = randomNumbers(seed);
  const durationFrames = Float32Array.from(tokens, ({ kind, symbol }) => {
    if (kind === 'vowel') return 5 + 13 * random();
    if (kind === 'consonant') return 3 + 8 * random();
    if (kind === 'edge') return 8 + 4 * random();
    return symbol === '_' ? 0.3 * random() : 8 + 40 * random();
  });
  return {
    durationFrames,
    logF0: Float32Array.from(tokens, () => Math.log(150) + 0.6 * (random() - 0.5)),
    voicing: Float32Array.from(tokens, ({ kind }) => (kind === 'vowel' ? 1 : kind === 'consonant' ? 0.4 : 0)),
    energy: Float32Array.from(tokens, () => -4 + random()),
    hidden: new Float32Array(tokens.length * 2),
    width: 2,
  };
}

const VOWELS = ['AA1', 'IY0', 'EH1', 'OW2', 'AH0'];
const CONSONANTS = ['T', 'K', 'S', 'M', 'L', 'P', 'R', 'DH'];

/** A line of `words` words with commas and timed pauses here and there, ending in a full stop. */
export function randomLine(seed: number, words: number): TokenSequence {
  const random = randomNumbers(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? 'AH0';
  const parts: WrittenPart[] = [];
  for (let word = 0; word < words; word += 1) {
    const syllables = 1 + Math.floor(random() * 3);
    parts.push({ phones: Array.from({ length: syllables }, () => [pick(CONSONANTS), pick(VOWELS)]).flat() });
    if (word === words - 1) parts.push('.');
    else {
      const kind = random();
      parts.push(kind < 0.8 ? '_' : kind < 0.95 ? ',' : { pauseMs: Math.round(random() * 80) * 10 });
    }
  }
  return sequenceOf(parts);
}
