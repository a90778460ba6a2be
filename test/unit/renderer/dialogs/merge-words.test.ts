import { describe, expect, it } from 'vitest';

import { compareWords, mergedEntries } from '../../../../src-renderer/dialogs/lexicon/merge-words.ts';

const mine = [
  { id: 'a', word: 'niamh', language: 'en-US', phones: ['N', 'AY1'] },
  { id: 'b', word: 'gif', language: 'en-US', phones: ['G', 'IH1', 'F'] },
  { id: 'c', word: 'die', language: 'de', phones: ['d', 'i:'] },
];
const incoming = [
  { word: 'niamh', language: 'en-GB', phones: ['N', 'IY1', 'V'] },
  { word: 'gif', language: 'en-US', phones: ['G', 'IH1', 'F'] },
  { word: 'die', language: 'en-US', phones: ['D', 'AY1'] },
];

describe('words from a file', () => {
  const merge = compareWords(incoming, mine);

  it('are new, said alike, or said otherwise; a region makes no other word, a language does', () => {
    expect(merge.same).toBe(1);
    expect(merge.added.map(({ word }) => word)).toEqual(['die']);
    expect(merge.conflicts.map((conflict) => conflict.mine.id)).toEqual(['a']);
  });

  it('replace one’s own only where that is wished', () => {
    let id = 0;
    const newId = (): string => `new${++id}`;
    const added = { id: 'new1', word: 'die', language: 'en-US', phones: ['D', 'AY1'] };
    expect(mergedEntries(merge, new Set(), newId)).toEqual([added]);
    expect(mergedEntries(merge, new Set(['a']), newId)).toEqual([{ ...added, id: 'new2' }, { id: 'a', word: 'niamh', language: 'en-US', phones: ['N', 'IY1', 'V'] }]);
  });
});
