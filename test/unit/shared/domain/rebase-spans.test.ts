import { describe, expect, it } from 'vitest';

import { rebaseSpans } from '../../../../src-main/shared/domain/rebase-spans.ts';

/** The words that spans around `words` cover after the text was replaced. */
function carried(before: string, words: readonly string[], after: string): string[] {
  const spans = words.map((word) => ({ start: before.indexOf(word), end: before.indexOf(word) + word.length }));
  return rebaseSpans(spans, before, after).map(({ start, end }) => after.slice(start, end));
}

describe('rebaseSpans', () => {
  it.each([
    ['a word is put in before', 'the tide turns', ['tide'], 'the low tide turns', ['tide']],
    ['a word behind it changes', 'the tide turns', ['tide'], 'the tide falls', ['tide']],
    ['the word itself changes', 'the tide turns', ['tide'], 'the wind turns', []],
    ['the word is lengthened', 'the tide turns', ['tide'], 'the tides turn', []],
    ['the word is lengthened at its front', 'the tide turns', ['tide'], 'the untide turns', []],
    ['everything goes', 'the tide turns', ['tide'], '', []],
    ['one of two words goes', 'read the read book', ['read', 'book'], 'the read book', ['book']],
    ['punctuation follows', 'the tide', ['tide'], 'the tide!', ['tide']],
  ])('when %s', (_, before, words, after, expected) => {
    expect(carried(before, words, after)).toEqual(expected);
  });
});
