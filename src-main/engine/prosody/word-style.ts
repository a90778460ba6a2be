import type { InlineStyle } from '../text/reading.ts';
import type { PlannedToken, TokenSequence } from '../text/token-sequence.ts';

/** What tags ask of the word a token belongs to. */
export function styleOf(sequence: TokenSequence, token: PlannedToken): InlineStyle | undefined {
  const item = token.item === undefined ? undefined : sequence.items[token.item];
  return item?.kind === 'word' ? item.style : undefined;
}
