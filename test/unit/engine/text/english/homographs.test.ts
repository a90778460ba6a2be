import { expect, test } from 'vitest';
import { PronouncingDictionary } from '../../../../../src-main/engine/text/english/dictionary.ts';
import { EnglishFrontEnd } from '../../../../../src-main/engine/text/english/english-front-end.ts';
import { NOUN_OR_VERB } from '../../../../../src-main/engine/text/english/homograph-forms.ts';
import { HOMOGRAPH_CASES, UNSEEN_HOMOGRAPH_CASES } from './homograph-cases.ts';

const dictionary = new PronouncingDictionary();
const frontEnd = new EnglishFrontEnd({ guess: () => Promise.resolve(['AH1']) }, dictionary);

async function missesOf(cases: typeof HOMOGRAPH_CASES): Promise<string[]> {
  const misses: string[] = [];
  for (const [sentence, word, phones] of cases) {
    const { items } = await frontEnd.read(sentence);
    const found = items.find((item) => item.kind === 'word' && item.spoken === word);
    if (found?.kind !== 'word' || found.phones.join(' ') !== phones) misses.push(sentence);
  }
  return misses;
}

test('reads homographs as a narrator does', async () => {
  expect(HOMOGRAPH_CASES.length).toBeGreaterThanOrEqual(60);
  expect(await missesOf(HOMOGRAPH_CASES)).toEqual([]);
});

test('reads at least 85 % of homographs right in sentences its rules were not made for', async () => {
  const misses = await missesOf(UNSEEN_HOMOGRAPH_CASES);
  expect(misses.length / UNSEEN_HOMOGRAPH_CASES.length).toBeLessThanOrEqual(0.15);
  expect(misses).toEqual([
    'Imports rose again in March.',
    'Cats have nine lives.',
    'Can you read music?',
  ]);
});

test('keeps the author of a homograph rule honest: every form is one the dictionary lists, with its own stress', () => {
  const plain = (phones: string): string => phones.replaceAll(/(?<=[A-Z])[02]/g, '').replaceAll('IH', 'AH');
  const strangers = Object.entries(NOUN_OR_VERB).flatMap(([word, forms]) => {
    const listed = dictionary.pronunciations(word).map((phones) => plain(phones.join(' ')));
    return forms.filter((form) => !listed.includes(plain(form))).map((form) => `${word}: ${form}`);
  });
  // The dictionary lacks one reading of each of these, or has it with an odd stress.
  expect(strangers.map((stranger) => stranger.split(':')[0])).toEqual(['conduct', 'export', 'exports', 'house', 'initiate', 'perfume', 'upgrade']);
});
