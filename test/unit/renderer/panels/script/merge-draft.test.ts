import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { caretAfter, mergeDraft } from '../../../../../src-renderer/panels/script/merge-draft.ts';

/** Text with its caret written as a bar. */
const at = (marked: string) => ({ text: marked.replace('|', ''), caret: marked.indexOf('|') });
const shown = ({ text, caret }: { text: string; caret: number }) => `${text.slice(0, caret)}|${text.slice(caret)}`;

const countOf = (text: string, letter: string) => text.split(letter).length - 1;

describe('a draft whose line changes from elsewhere', () => {
  it('keeps both changes where they touch different words', () => {
    expect(shown(mergeDraft('the tide is out', at('the high| tide is out'), 'the tide was out'))).toBe('the high| tide was out');
    expect(shown(mergeDraft('the tide is out', at('the tide is in|'), 'a tide is out'))).toBe('a tide is in|');
  });

  it('lets what is being typed win where they meet', () => {
    expect(shown(mergeDraft('the tide', at('the tides|'), 'the ride'))).not.toContain('ride|s');
    expect(shown(mergeDraft('one two', at('one three|'), 'one four'))).toBe('one three|');
  });

  it('takes the new text when nothing was typed', () => {
    expect(shown(mergeDraft('one two', at('one |two'), 'zero one two'))).toBe('zero one |two');
  });

  it('changes nothing when the same text comes back', () => {
    expect(shown(mergeDraft('one', at('one two|'), 'one two'))).toBe('one two|');
  });

  it('never loses a typed letter', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), fc.nat(12), fc.string({ minLength: 1, maxLength: 4 }), (base, arrived, place, typing) => {
        const start = Math.min(place, base.length);
        const typed = { text: base.slice(0, start) + typing + base.slice(start), caret: start + typing.length };
        const merged = mergeDraft(base, typed, arrived);
        expect(merged.caret).toBeGreaterThanOrEqual(0);
        expect(merged.caret).toBeLessThanOrEqual(merged.text.length);
for (const letter of typing) expect(countOf(merged.text, letter)).toBeGreaterThanOrEqual(countOf(typing, letter));
        if (arrived !== base && arrived !== typed.text && merged.text !== typed.text) {
          expect(merged.text.length).toBe(typed.text.length + arrived.length - base.length);
        }
      }),
      { seed: 11 },
    );
  });
});

describe('a caret in text that changes', () => {
  it('stays with the character it stands at', () => {
    expect(caretAfter('the tide', 'the high tide', 8)).toBe(13);
    expect(caretAfter('the tide', 'the high tide', 2)).toBe(2);
    expect(caretAfter('the high tide', 'the tide', 6)).toBe(4);
  });

  it('stays within the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (before, after, place) => {
        const caret = caretAfter(before, after, Math.min(place, before.length));
        expect(caret).toBeGreaterThanOrEqual(0);
        expect(caret).toBeLessThanOrEqual(after.length);
      }),
      { seed: 12 },
    );
  });
});
