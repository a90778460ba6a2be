import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readLexiconCsv, writeLexiconCsv } from '../../../../src-renderer/dialogs/lexicon/lexicon-csv.ts';

describe('the lexicon as CSV', () => {
  it('comes back as it went', () => {
    const word = fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, '').trim().toLowerCase()).filter((text) => text !== '' && text !== 'word');
    const phones = fc.array(fc.constantFrom('JH', 'IH1', 'F', 'AH0', 'NG'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.record({ word, phones }), { maxLength: 20 }), (entries) => {
        expect(readLexiconCsv(writeLexiconCsv(entries))).toEqual({ entries, badLines: [] });
      }),
      { seed: 20, numRuns: 200 },
    );
  });

  it('names the lines that say nothing readable, and keeps the others', () => {
    expect(readLexiconCsv('\uFEFFword,phones\nGIF,jh ih1 f\nbad,QQ\n,JH\n\nlone\n')).toEqual({
      entries: [{ word: 'gif', phones: ['JH', 'IH1', 'F'] }],
      badLines: [3, 4, 6],
    });
  });
});
