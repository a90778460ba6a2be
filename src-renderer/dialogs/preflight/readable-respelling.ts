import { syllablesOf } from '../../../src-main/shared/phonetics/syllables.ts';

const LETTERS: Readonly<Record<string, string>> = {
  AA: 'ah', AE: 'a', AH: 'uh', AO: 'aw', AW: 'ow', EH: 'e', ER: 'ur', EY: 'ay', IH: 'i', IY: 'ee', OW: 'oh', OY: 'oy', UH: 'uu', UW: 'oo',
  DH: 'dh', HH: 'h', JH: 'j',
};

/** Vowels that an R in their syllable colours. */
const BEFORE_R: Readonly<Record<string, string>> = { AA: 'a', AO: 'o', EH: 'ai', IH: 'ee', UH: 'oo' };

/** Phones for readers who know no ARPABET: "N AY1 AH0 M" as "NY-uhm", the stressed syllable in capitals. */
export function readableRespelling(phones: readonly string[]): string {
  return syllablesOf(phones)
    .map((syllable) => {
      const letters = syllable.map((phone, index) => lettersOf(phone, index, syllable)).join('');
      return syllable.some((phone) => phone.endsWith('1')) ? letters.toUpperCase() : letters;
    })
    .join('-');
}

function lettersOf(phone: string, index: number, syllable: readonly string[]): string {
  const plain = phone.replace(/\d$/, '');
  const coloured = syllable[index + 1] === 'R' ? BEFORE_R[plain] : undefined;
  // "y" reads as this vowel only at the end of a syllable.
  if (plain === 'AY') return index === 0 ? 'eye' : index === syllable.length - 1 ? 'y' : 'ie';
  return coloured ?? LETTERS[plain] ?? plain.toLowerCase();
}
