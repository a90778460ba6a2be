import { syllablesOf } from './syllables.ts';

/** IPA signs of General American and British English, longest first where they share a beginning, as ARPABET. */
const SIGNS: readonly (readonly [string, readonly string[]])[] = [
  ['tʃ', ['CH']], ['dʒ', ['JH']], ['ʧ', ['CH']], ['ʤ', ['JH']],
  ['eɪ', ['EY']], ['aɪ', ['AY']], ['ɔɪ', ['OY']], ['oɪ', ['OY']], ['aʊ', ['AW']], ['oʊ', ['OW']], ['əʊ', ['OW']],
  ['ɪə', ['IH', 'R']], ['eə', ['EH', 'R']], ['ʊə', ['UH', 'R']],
  ['ɜɹ', ['ER']], ['ɜr', ['ER']], ['əɹ', ['ER']], ['ər', ['ER']], ['ɝ', ['ER']], ['ɚ', ['ER']], ['ɜ', ['ER']],
  ['i', ['IY']], ['ɪ', ['IH']], ['e', ['EH']], ['ɛ', ['EH']], ['æ', ['AE']], ['a', ['AE']], ['ɑ', ['AA']], ['ɒ', ['AA']],
  ['ɔ', ['AO']], ['o', ['OW']], ['ʊ', ['UH']], ['u', ['UW']], ['ʌ', ['AH']], ['ə', ['AH']], ['ɐ', ['AH']], ['ɨ', ['IH']],
  ['p', ['P']], ['b', ['B']], ['t', ['T']], ['d', ['D']], ['k', ['K']], ['g', ['G']], ['ɡ', ['G']], ['ɾ', ['T']], ['ʔ', ['T']],
  ['f', ['F']], ['v', ['V']], ['θ', ['TH']], ['ð', ['DH']], ['s', ['S']], ['z', ['Z']], ['ʃ', ['SH']], ['ʒ', ['ZH']],
  ['h', ['HH']], ['x', ['K']], ['m', ['M']], ['n', ['N']], ['ŋ', ['NG']], ['l', ['L']], ['ɫ', ['L']], ['r', ['R']], ['ɹ', ['R']],
  ['j', ['Y']], ['w', ['W']], ['ʍ', ['W']],
];
const SYLLABIC = '\u0329';
const VOWEL = /^(?:[AEIOU][A-Z])$/;
/** Length, ties, syllable dots, aspiration, voicing rings: nothing an English voice tells apart. */
const IGNORED = /[ːˑ.\u0361\u035Cʰʲˠˤ\u0325\u0303\u031A\u032A ()/‿|-]/;

/**
 * English IPA to ARPABET with stress digits: "ˈwɜːd" to W ER1 D. Stress marks stand before their syllable. A sign that
 * English does not have is a problem.
 */
export function parseEnglishIpa(written: string): { readonly phones: readonly string[] } | { readonly problem: string } {
  const signs = written.normalize('NFD').slice(0, 400);
  const phones: string[] = [];
  let stress = 0;
  let at = 0;
  while (at < signs.length) {
    const sign = signs[at] ?? '';
    if (sign === 'ˈ' || sign === "'") stress = 1;
    else if (sign === 'ˌ') stress = 2;
    else if (sign === SYLLABIC) phones.splice(-1, 0, 'AH0');
    else if (!IGNORED.test(sign)) {
      const rest = signs.slice(at, at + 4).replace(/[\u0361\u035C]/g, '').replace(/^ɜː(?=[rɹ])/, 'ɜ');
      const known = SIGNS.find(([ipa]) => rest.startsWith(ipa));
      if (!known) return { problem: `"${String.fromCodePoint(signs.codePointAt(at) ?? 0xfffd)}" is no sign of English IPA.` };
      for (const phone of known[1]) {
        phones.push(VOWEL.test(phone) ? `${phone}${stress}` : phone);
        if (VOWEL.test(phone)) stress = 0;
      }
      at += consumed(signs, at, known[0]);
      continue;
    }
    at++;
  }
  if (phones.length === 0) return { problem: 'There are no phones in it.' };
  return { phones: phones.some((phone) => /[12]$/.test(phone)) ? phones : stressFirst(phones) };
}

/** How much of `signs` the sign took, ties and a length mark inside it included. */
function consumed(signs: string, from: number, sign: string): number {
  let at = from;
  for (const unit of sign) {
    while (at < signs.length && signs[at] !== unit) at++;
    at++;
  }
  return at - from;
}

function stressFirst(phones: readonly string[]): readonly string[] {
  const first = phones.findIndex((phone) => phone.endsWith('0'));
  return phones.map((phone, index) => (index === first ? phone.replace('0', '1') : phone));
}

const VOWEL_SIGNS: Readonly<Record<string, string>> = {
  AA: 'ɑ', AE: 'æ', AH: 'ʌ', AO: 'ɔ', AW: 'aʊ', AY: 'aɪ', EH: 'ɛ', ER: 'ɝ', EY: 'eɪ', IH: 'ɪ', IY: 'i', OW: 'oʊ', OY: 'ɔɪ', UH: 'ʊ', UW: 'u',
};
const CONSONANT_SIGNS: Readonly<Record<string, string>> = {
  B: 'b', CH: 'tʃ', D: 'd', DH: 'ð', F: 'f', G: 'ɡ', HH: 'h', JH: 'dʒ', K: 'k', L: 'l', M: 'm', N: 'n', NG: 'ŋ', P: 'p', R: 'ɹ', S: 's', SH: 'ʃ', T: 't', TH: 'θ', V: 'v', W: 'w', Y: 'j', Z: 'z', ZH: 'ʒ',
};
const STRESS_MARKS: Readonly<Record<string, string>> = { '1': 'ˈ', '2': 'ˌ' };

/**
 * ARPABET with stress digits as IPA of General American, stress marks before their syllables: W ER1 D to "ˈwɝd". A dot parts
 * phones whose signs would be taken for another phone together. `parseEnglishIpa` gives the same phones back.
 * @returns undefined where IPA cannot: for phones that are none, and for words without any stress, which IPA writes like
 * stressed ones.
 */
export function writeEnglishIpa(phones: readonly string[]): string | undefined {
  let written = '';
  let last = '';
  for (const syllable of syllablesOf(phones)) {
    const stress = /[12]$/.exec(syllable.find((phone) => /\d$/.test(phone)) ?? '')?.[0] ?? '';
    written += STRESS_MARKS[stress] ?? '';
    if (stress !== '') last = '';
    for (const phone of syllable) {
      const sign = signOf(phone);
      written += (runsTogether(last, sign) ? '.' : '') + sign;
      last = sign;
    }
  }
  const parsed = parseEnglishIpa(written);
  return 'phones' in parsed && parsed.phones.join(' ') === phones.join(' ') ? written : undefined;
}

function signOf(phone: string): string {
  if (phone === 'AH0') return 'ə';
  if (phone === 'ER0') return 'ɚ';
  return CONSONANT_SIGNS[phone] ?? VOWEL_SIGNS[phone.slice(0, -1)] ?? '?';
}

function runsTogether(one: string, other: string): boolean {
  return one !== '' && SIGNS.some(([sign]) => sign.length > one.length && `${one}${other}`.startsWith(sign));
}
