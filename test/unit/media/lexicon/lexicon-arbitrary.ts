import fc from 'fast-check';

import type { SpelledWord } from '../../../../src-main/media/lexicon/lexicon-file.ts';

const CONSONANTS = 'B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH'.split(' ');
const VOWELS = 'AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'.split(' ').flatMap((vowel) => [`${vowel}0`, `${vowel}1`, `${vowel}2`]);

/** Any phones of American English, pronounceable or not. */
export const englishPhones = fc.array(fc.constantFrom(...CONSONANTS, ...VOWELS), { minLength: 1, maxLength: 20 });

const englishWord: fc.Arbitrary<SpelledWord> = fc.record({
  word: fc.stringMatching(/^[a-z']{0,8}[a-z][a-z']{0,8}$/),
  language: fc.constantFrom('en-US', 'en', 'en-GB'),
  phones: englishPhones,
});

const foreignWord: fc.Arbitrary<SpelledWord> = fc.record({
  word: fc.stringMatching(/^[a-zäöüßéñ]{1,12}$/),
  language: fc.constantFrom('de', 'de-DE', 'zh-CN', 'fr'),
  phones: fc.array(fc.stringMatching(/^[\x21-\x7eäɛʁ]{1,8}$/), { minLength: 1, maxLength: 12 }),
});

/** Lists of words as a project keeps them: no word twice in a language. */
export const lexicon = fc.uniqueArray(fc.oneof({ weight: 3, arbitrary: englishWord }, foreignWord), { selector: ({ word, language }) => `${language.toLowerCase()} ${word}`, maxLength: 30 });
