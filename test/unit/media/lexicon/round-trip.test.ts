import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readLexicon } from '../../../../src-main/media/lexicon/read-lexicon.ts';
import { writeLexiconCsv } from '../../../../src-main/media/lexicon/write-lexicon-csv.ts';
import { writeLexiconPls } from '../../../../src-main/media/lexicon/write-lexicon-pls.ts';
import { lexicon } from './lexicon-arbitrary.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each([
  ['csv', writeLexiconCsv],
  ['pls', writeLexiconPls],
] as const)('a lexicon as %s', (ending, write) => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(lexicon, (words) => {
        expect(readLexicon(bytes(write(words)), `words.${ending}`, 'en-US')).toEqual({ words, report: [] });
      }),
      { numRuns: 1000, seed: 11 },
    );
  });

  it('is written the same when it is written again', () => {
    fc.assert(
      fc.property(lexicon, (words) => {
        const written = write(words);
        const read = readLexicon(bytes(written), `words.${ending}`, 'en-US').words.flatMap((word) => ('phones' in word ? [word] : []));
        expect(write(read)).toBe(written);
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});
