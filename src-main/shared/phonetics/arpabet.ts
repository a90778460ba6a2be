const VOWELS = ['AA', 'AE', 'AH', 'AO', 'AW', 'AY', 'EH', 'ER', 'EY', 'IH', 'IY', 'OW', 'OY', 'UH', 'UW'];
const CONSONANTS = 'B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH'.split(' ');
const PHONES: ReadonlySet<string> = new Set([...CONSONANTS, ...VOWELS.flatMap((vowel) => [0, 1, 2].map((stress) => `${vowel}${stress}`))]);

export type WrittenPhones = { readonly phones: readonly string[] } | { readonly unknown: string };

/**
 * Phones as an author writes them: ARPABET in any case, with spaces or commas between. A vowel without its stress digit is
 * stressed if it is the only vowel or the first one and none carries the main stress, else unstressed.
 * @returns the first symbol that is no phone, if there is one; no phones for an empty text.
 */
export function readPhones(written: string): WrittenPhones {
  const symbols = written.toUpperCase().split(/[\s,]+/).filter((symbol) => symbol !== '');
  let stressed = symbols.some((symbol) => symbol.endsWith('1'));
  const phones: string[] = [];
  for (const symbol of symbols) {
    const bareVowel = VOWELS.includes(symbol);
    const phone = bareVowel ? `${symbol}${stressed ? 0 : 1}` : symbol;
    if (!PHONES.has(phone)) return { unknown: symbol };
    if (bareVowel) stressed = true;
    phones.push(phone);
  }
  return { phones };
}
