/** Spoken American English for whole numbers, written as strings of digits so that no size is too large. */

const BELOW_TWENTY =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = ',,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety'.split(',');
const SCALES =
  ',thousand,million,billion,trillion,quadrillion,quintillion,sextillion,septillion,octillion,nonillion,decillion'.split(',');
/** Beyond the names of scales, digits are read one by one. */
const LONGEST_NAMED = SCALES.length * 3;

const IRREGULAR_ORDINALS: ReadonlyMap<string, string> = new Map([
  ['one', 'first'],
  ['two', 'second'],
  ['three', 'third'],
  ['five', 'fifth'],
  ['eight', 'eighth'],
  ['nine', 'ninth'],
  ['twelve', 'twelfth'],
]);

/** "1234" to "one thousand two hundred thirty four". Leading zeros do not count. */
export function cardinal(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '');
  if (significant.length > LONGEST_NAMED) return digitByDigit(significant);
  const words: string[] = [];
  for (let scale = Math.ceil(significant.length / 3) - 1; scale >= 0; scale--) {
    const end = significant.length - scale * 3;
    const group = Number(significant.slice(Math.max(0, end - 3), end));
    if (group > 0) words.push(belowThousand(group), SCALES[scale] ?? '');
  }
  return words.filter((word) => word !== '').join(' ') || 'zero';
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0) return belowHundred(rest);
  return `${BELOW_TWENTY[hundreds] ?? ''} hundred${rest ? ` ${belowHundred(rest)}` : ''}`;
}

function belowHundred(value: number): string {
  if (value < 20) return BELOW_TWENTY[value] ?? '';
  const ones = value % 10;
  return `${TENS[Math.floor(value / 10)] ?? ''}${ones ? ` ${BELOW_TWENTY[ones] ?? ''}` : ''}`;
}

/** "21" to "twenty first". */
export function ordinal(digits: string): string {
  return lastWord(cardinal(digits), (word) => {
    const irregular = IRREGULAR_ORDINALS.get(word);
    return irregular ?? (word.endsWith('y') ? `${word.slice(0, -1)}ieth` : `${word}th`);
  });
}

/** The words of a cardinal in the plural: "80" to "eighties", "1900" read as a year to "nineteen hundreds". */
export function pluralOf(words: string): string {
  return lastWord(words, (word) => (word.endsWith('y') ? `${word.slice(0, -1)}ies` : word.endsWith('x') ? `${word}es` : `${word}s`));
}

function lastWord(words: string, change: (word: string) => string): string {
  const split = words.lastIndexOf(' ') + 1;
  return words.slice(0, split) + change(words.slice(split));
}

/** "0042" to "zero zero four two". */
export function digitByDigit(digits: string): string {
  return Array.from(digits, (digit) => BELOW_TWENTY[Number(digit)] ?? '').join(' ');
}

/** "1987" to "nineteen eighty seven", "2005" to "two thousand five", "1905" to "nineteen oh five". */
export function year(digits: string): string {
  const value = Number(digits);
  if (digits.length !== 4 || value % 1000 < 10) return cardinal(digits);
  const century = cardinal(digits.slice(0, 2));
  const rest = value % 100;
  if (rest === 0) return `${century} hundred`;
  return `${century} ${rest < 10 ? `oh ${cardinal(digits.slice(2))}` : cardinal(digits.slice(2))}`;
}

/**
 * A number that names rather than counts (a flight, a room, a model): "747" to "seven forty seven", "101" to "one oh one",
 * "1080" to "ten eighty".
 */
export function nameNumber(digits: string): string {
  if (digits.startsWith('0')) return digitByDigit(digits);
  if (digits.length > 4) return digitByDigit(digits);
  if (digits.length < 3 || digits.endsWith('00')) return digits.length === 4 && !digits.endsWith('000') ? year(digits) : cardinal(digits);
  const rest = digits.slice(-2);
  const tail = rest.startsWith('0') ? `oh ${cardinal(rest)}` : cardinal(rest);
  return `${cardinal(digits.slice(0, -2))} ${tail}`;
}

/** "1,234.50" to "one thousand two hundred thirty four point five zero"; ".5" to "point five". */
export function decimal(written: string): string {
  const [whole = '', fraction] = written.replace(/[, ]/g, '').split('.');
  const words = whole === '' ? '' : /^0\d/.test(whole) ? digitByDigit(whole) : cardinal(whole);
  return fraction ? `${words} point ${digitByDigit(fraction)}`.trim() : words;
}
