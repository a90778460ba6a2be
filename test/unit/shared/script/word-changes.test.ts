import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { wordChanges } from '../../../../src-main/shared/script/word-changes.ts';

const marked = (parts: readonly { text: string; changed: boolean }[]): string => parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');

describe('words that two versions do not share', () => {
  it('are marked on both sides, with the spaces between them', () => {
    const { before, after } = wordChanges('The tide is out, Mara.', 'The spring tide goes out now, Mara.');
    expect(marked(before)).toBe('The tide [is] out, Mara.');
    expect(marked(after)).toBe('The [spring ]tide [goes] out[ now], Mara.');
    expect(marked(wordChanges('We walk to the old island.', 'We row over here.').after)).toBe('We [row over here].');
  });

  it('are single signs in Chinese', () => {
    expect(marked(wordChanges('我们走吧。', '我们快走。').after)).toBe('我们[快]走。');
  });

  it('leave the texts whole, and equal texts unmarked', () => {
    const text = fc.array(fc.constantFrom('tide', ' ', ', ', '潮', 'out', '…', '\n')).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { before, after } = wordChanges(a, b);
        expect(before.map((part) => part.text).join('')).toBe(a);
        expect(after.map((part) => part.text).join('')).toBe(b);
        expect(wordChanges(a, a).before.some(({ changed }) => changed)).toBe(false);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });
});
