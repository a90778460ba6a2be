import { cardinal, ordinal } from './number-words.ts';
import { matchAt, say } from './recognition.ts';
import type { Recogniser, SpokenPart } from './recognition.ts';
import { isCapitalised, wordAfter, wordBefore } from './surroundings.ts';

const NUMERAL = /([IVXLC]{1,9}|[ivx]{1,5})('s|th|st|nd|rd)?(?![A-Za-z0-9]|\.[A-Za-z]|['-][A-Za-z])/y;
const WELL_FORMED = /^(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const VALUES: ReadonlyMap<string, number> = new Map([['I', 1], ['V', 5], ['X', 10], ['L', 50], ['C', 100]]);

/** Words that number their followers. */
const NUMBERED = new Set(
  (
    'chapter part volume book act scene section article appendix phase stage type class level grade step unit lesson episode season title table figure ' +
    'war bowl mark division corps legion olympiad game round day week case group tier generation gen model series movement psalm canto verse vol ch pt'
  ).split(' '),
);
/** A lone X is a tenth only in a book or a play: "type X" and "case X" name something unknown. */
const PARTS_OF_WORKS = /^(?:chapter|part|volume|book|act|scene|article|psalm|canto|vol|ch)$/i;
/** Names that kings, queens, popes and emperors share. */
const REGNAL = new Set(
  (
    'henry louis elizabeth george edward charles william james richard philip john paul pius leo gregory benedict clement innocent alexander ' +
    'nicholas peter catherine frederick francis ferdinand napoleon otto robert david mary victor haakon harald olaf christian gustav karl carlos ' +
    'juan felipe alfonso umberto leopold albert baudouin william willem wilhelm friedrich joseph franz ptolemy ramses ramesses thutmose amenhotep ' +
    'cyrus darius xerxes artaxerxes mehmed selim suleiman murad mahmud abdul ivan boris stephen urban boniface sixtus julius adrian celestine ' +
    'isabella margaret anne malcolm kenneth alexios justinian constantine theodosius rama kamehameha pedro manuel afonso sancho'
  ).split(' '),
);
const TITLES = /^(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Prince|Sultan|Pharaoh|Shah|St|Saint)$/;
/** Numerals that are as often initials or words: they need a word that numbers them. */
const AMBIGUOUS = /^(?:I|V|X|C|L|XL|CC|CV|IV|LI|XX|CI|CL|LL|XXL|XXX|LC|CX|VC|IX)$/;

/** Roman numerals where something is numbered: "Chapter IV", "Henry VIII", "World War II", "the XXI century". */
export const readRomanNumeral: Recogniser = (text, at) => {
  const match = matchAt(NUMERAL, text, at);
  const written = match?.[1] ?? '';
  if (written === 'C' || written === 'L') return undefined;
  const upper = written.toUpperCase();
  if (!match || !WELL_FORMED.test(upper) || upper === '') return undefined;
  const end = at + match[0].length;
  const before = wordBefore(text, at).replace(/\.$/, '');
  const numbered = upper === 'X' ? PARTS_OF_WORKS.test(before) : NUMBERED.has(before.toLowerCase());
  if (written !== upper && !numbered) return undefined;
  const ending = match[2] === "'s" ? "'s" : '';
  const value = String(romanValue(upper));
  const asOrdinal = (article: string) => ({ end, parts: withEnding(`${article}${ordinal(value)}`, ending) });
  if (match[2] !== undefined && ending === '') return asOrdinal('');
  if (/^(?:century|centuries|dynasty|arrondissement|olympiad)$/i.test(wordAfter(text, end))) return upper === 'I' ? undefined : asOrdinal('');
  if (isRegnal(text, at, end, before, upper, ending)) return asOrdinal('the ');
  if (numbered && (upper !== 'I' || isNumberedFirst(text, end, before))) return { end, parts: withEnding(cardinal(value), ending) };
  const sequel = isCapitalised(before) && upper.length >= 2 && (!AMBIGUOUS.test(upper) || (/^(?:IV|IX|XX)$/.test(upper) && before.length > 3));
  return sequel ? { end, parts: withEnding(cardinal(value), ending) } : undefined;
};

function isRegnal(text: string, at: number, end: number, before: string, upper: string, ending: string): boolean {
  if (!isCapitalised(before) || !REGNAL.has(before.toLowerCase())) return false;
  if (upper.length > 1 && upper !== 'XL') return true;
  if (upper === 'L' || upper === 'C') return false;
  const nameStart = text.lastIndexOf(before, at - 1);
  if (TITLES.test(wordBefore(text, nameStart)) || ending === "'s") return true;
  // Malcolm X was no king; a V after a royal name is a fifth.
  if (upper === 'X') return /^(?:of|and|died|ruled|reigned)$/.test(wordAfter(text, end)) && before !== 'Malcolm';
  if (upper === 'V') return true;
  return /^(?:of|ruled|reigned|died|became|had|ordered)$/.test(wordAfter(text, end)) || /^(?:[,;).]|$)/.test(text.slice(end, end + 1));
}

/** "Part I" is part one, but not in "the part I like". */
function isNumberedFirst(text: string, end: number, before: string): boolean {
  const next = wordAfter(text, end);
  return isCapitalised(before) && (next === '' || /^(?:of|and|to|in|is|was|or|on|by)$/.test(next) || isCapitalised(next));
}

function withEnding(words: string, ending: string): SpokenPart[] {
  const parts = say(words);
  return [...parts.slice(0, -1), (parts.at(-1) ?? '') + ending];
}

function romanValue(numeral: string): number {
  let total = 0;
  for (let index = 0; index < numeral.length; index++) {
    const value = VALUES.get(numeral[index] ?? '') ?? 0;
    const next = VALUES.get(numeral[index + 1] ?? '') ?? 0;
    total += value < next ? -value : value;
  }
  return total;
}
