import { dictionary as entries } from 'cmu-pronouncing-dictionary';
import { expect, test } from 'vitest';
import { PronouncingDictionary } from '../../../../../src-main/engine/text/english/dictionary.ts';

const dictionary = new PronouncingDictionary();

test('finds what the package lists, wherever it stands in the file', () => {
  const words = Object.keys(entries).filter((key) => !key.includes('('));
  const sample = [...words.slice(0, 50), ...words.filter((_, index) => index % 61 === 0), ...words.slice(-50)];
  for (const word of sample) {
    const listed = ['', '(2)', '(3)', '(4)'].map((number) => entries[`${word}${number}`]?.split(' #')[0]).filter((phones) => phones !== undefined);
    expect(dictionary.pronunciations(word).map((phones) => phones.join(' ')), word).toEqual(listed);
  }
});

test.each(['', "'", 'aaaaaaaa', 'zzzzzzz', 'zebrb', '~', '__proto__', 'read(2)'])('knows nothing of "%s"', (word) => {
  expect(dictionary.pronunciations(word)).toEqual([]);
});
