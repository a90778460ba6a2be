import { syllablesOf } from '../../../src-main/shared/phonetics/syllables.ts';

const LETTERS: Readonly<Record<string, string>> = {
  AA: 'ah', AE: 'a', AH: 'uh', AO: 'aw', AW: 'ow', AY: 'y', EH: 'e', ER: 'ur', EY: 'ay', IH: 'i', IY: 'ee', OW: 'oh', OY: 'oy', UH: 'uu', UW: 'oo',
  DH: 'dh', HH: 'h', JH: 'j',
};

/** Phones for readers who know no ARPABET: "N AY1 AH0 M" as "NY-uhm", the stressed syllable in capitals. */
export function readableRespelling(phones: readonly string[]): string {
  return syllablesOf(phones)
    .map((syllable) => {
      const letters = syllable.map((phone) => lettersOf(phone, syllable)).join('');
      return syllable.some((phone) => phone.endsWith('1')) ? letters.toUpperCase() : letters;
    })
    .join('-');
}

function lettersOf(phone: string, syllable: readonly string[]): string {
  const plain = phone.replace(/\d$/, '');
  // "y" alone would be read as the consonant.
  if (plain === 'AY' && syllable[0] === phone) return 'eye';
  return LETTERS[plain] ?? plain.toLowerCase();
}
