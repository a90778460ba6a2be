import { expect, test } from 'vitest';
import { readAsCompound } from '../../../../../src-main/engine/text/english/compounds.ts';
import { PronouncingDictionary } from '../../../../../src-main/engine/text/english/dictionary.ts';
import { readByMorphology } from '../../../../../src-main/engine/text/english/morphology.ts';
import type { LookUp } from '../../../../../src-main/engine/text/english/morphology.ts';

const dictionary = new PronouncingDictionary();

/** The dictionary with the word itself torn out. */
function without(word: string): LookUp<'dictionary'> {
  return (base) => {
    const phones = base === word ? undefined : dictionary.pronunciations(base)[0];
    return phones && { phones, source: 'dictionary' };
  };
}

test.each([
  // Plurals and possessives: S, Z or a syllable.
  ['cats', 'K AE1 T S'],
  ['dogs', 'D AO1 G Z'],
  ['wishes', 'W IH1 SH IH0 Z'],
  ['boxes', 'B AA1 K S IH0 Z'],
  ['puppies', 'P AH1 P IY0 Z'],
  ["raccoon's", 'R AE0 K UW1 N Z'],
  ["thrush's", 'TH R AH1 SH IH0 Z'],
  ["cats'", 'K AE1 T S'],
  // Past tense: T, D or a syllable; the consonant doubled, the e dropped, the y changed.
  ['podcasted', 'P AO1 D K AE2 S T IH0 D'],
  ['googled', 'G UW1 G AH0 L D'],
  ['walked', 'W AO1 K T'],
  ['hugged', 'HH AH1 G D'],
  ['carried', 'K AE1 R IY0 D'],
  ['hoping', 'HH OW1 P IH0 NG'],
  ['hopping', 'HH AA1 P IH0 NG'],
  ['falling', 'F AO1 L IH0 NG'],
  ["fishin'", 'F IH1 SH IH0 N'],
  // Endings that make adjectives, adverbs and nouns.
  ['happily', 'HH AE1 P AH0 L IY0'],
  ['comfortably', 'K AH1 M F ER0 T AH0 B L IY0'],
  ['cheerfully', 'CH IH1 R F AH0 L IY0'],
  ['basically', 'B EY1 S IH0 K L IY0'],
  ['windiest', 'W IH1 N D IY0 AH0 S T'],
  ['sleepiness', 'S L IY1 P IY0 N AH0 S'],
  ['hatless', 'HH AE1 T L AH0 S'],
  ['rewatchable', 'R IY0 W AA1 CH AH0 B AH0 L'],
  ['lyricist', 'L IH1 R IH0 S IH0 S T'],
  // Prefixes, and several changes at once.
  ['unfriendlier', 'AH0 N F R EH1 N D L IY0 ER0'],
  ['overcaffeinated', 'OW2 V ER0 K AE1 F IH0 N EY2 T IH0 D'],
  ['microbubbles', 'M AY2 K R OW0 B AH1 B AH0 L Z'],
  ['nonstick', 'N AA0 N S T IH1 K'],
  // Contractions nobody lists.
  ["raccoon'll", 'R AE0 K UW1 N AH0 L'],
  ["bee'll", 'B IY1 L'],
  ["cat'd", 'K AE1 T IH0 D'],
  // What only looks like an ending.
  ['zorbus', undefined],
  ['qqing', undefined],
])('%s is said %s', (word, phones) => {
  expect(readByMorphology(word, without(word))?.phones.join(' ')).toBe(phones);
});

test.each([
  ['doomscroll', 'D UW1 M S K R OW2 L'],
  ['airspace', 'EH1 R S P EY2 S'],
  ['sunlamp', 'S AH1 N L AE2 M P'],
  ['nightglow', 'N AY1 T G L OW2'],
  ['zorbglow', undefined],
  ['catdog', undefined],
])('the compound %s is said %s', (word, phones) => {
  expect(readAsCompound(word, without(word))?.phones.join(' ')).toBe(phones);
});

test('takes a very long word without taking long', () => {
  const word = `${'un'.repeat(500)}${'ing'.repeat(2000)}`;
  const started = performance.now();
  readByMorphology(word, without(word));
  readAsCompound(word, without(word));
  expect(performance.now() - started).toBeLessThan(1000);
});
