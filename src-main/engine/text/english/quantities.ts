import { matchAt } from './recognition.ts';
import { cardinal, decimal, digitByDigit, nameNumber, ordinal, pluralOf } from './number-words.ts';

/** A number in any of its written forms, as other rules (currency, measures) take it up. */
export interface Quantity {
  readonly end: number;
  readonly words: string;
  /** One or a part of one: "1 km" is one kilometer, "1/2 km" one half kilometer; "1.0 km" is plural. */
  readonly isOne: boolean;
  /** The digits with commas taken out, for plain decimals. */
  readonly digits?: string;
}

const NUMBER = /(?:\d{1,3}(?:,\d{3})+(?!\d)|[1-9]\d{0,2}(?: \d{3}){2,11}(?![\d,])|\d+(?!\d))(?:\.\d+(?!\d))?(?!\.\d)|\.\d+(?![\d.]\d)/y;
const VULGAR = '½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒';
const VULGAR_VALUES: readonly (readonly [number, number])[] = [
  [1, 2], [1, 3], [2, 3], [1, 4], [3, 4], [1, 5], [2, 5], [3, 5], [4, 5], [1, 6], [5, 6], [1, 8], [3, 8], [5, 8], [7, 8], [1, 7], [1, 9], [1, 10],
];
const VULGAR_FRACTION = new RegExp(`(\\d{0,6}) ?([${VULGAR}])`, 'y');
const SLASH_FRACTION = /(?:(\d{1,4})[ -])?(\d{1,3})[/\u2044](\d{1,4})(?![\d/\u2044]|[.,]\d)/y;
const RANGE_DASH = /(?: ?– ?|-)(?=[\d.])/y;
const POWER_OF_TEN = /(?: ?[×x*] ?10(?:\^(-?\d{1,4})|([⁻]?[⁰¹²³⁴-⁹]{1,4})))/y;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A fraction, a mixed number or a decimal at `at`, with a minus where one is meant. */
export function readQuantity(text: string, at: number): Quantity | undefined {
  if (isMinus(text, at)) {
    const positive = readUnsigned(text, at + 1);
    return positive && { ...positive, words: `minus ${positive.words}`, isOne: false };
  }
  if (text[at] === '+' && /\d/.test(text[at + 1] ?? '')) {
    const positive = readUnsigned(text, at + 1);
    return positive && { ...positive, words: `plus ${positive.words}`, isOne: false };
  }
  return readUnsigned(text, at);
}

/** "10-20" and "8–12" at `at`; a third part ("1-2-3") makes it no range. */
export function readRange(text: string, at: number): Quantity | undefined {
  if (/\d-$/.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  const from = readDecimal(text, at);
  const dash = from && matchAt(RANGE_DASH, text, from.end);
  const to = dash && readDecimal(text, from.end + dash[0].length);
  if (!to || /[-–]/.test(text[to.end] ?? '') && /\d/.test(text[to.end + 1] ?? '')) return undefined;
  return { end: to.end, words: from.words === to.words ? `${from.words} ${to.words}` : `${from.words} to ${to.words}`, isOne: false };
}

/** A minus sign: a hyphen before a digit that joins nothing. */
export function isMinus(text: string, at: number): boolean {
  if (text[at] !== '-' || !/[\d.$£€¥½¼¾]/.test(text[at + 1] ?? '')) return false;
  return at === 0 || /[\s("'[=×÷*/<>,:]/.test(text[at - 1] ?? '');
}

function readUnsigned(text: string, at: number): Quantity | undefined {
  return readVulgar(text, at) ?? readSlashFraction(text, at) ?? readDecimal(text, at);
}

function readDecimal(text: string, at: number): Quantity | undefined {
  const match = matchAt(NUMBER, text, at);
  if (!match) return undefined;
  const digits = match[0].replace(/[, ]/g, '');
  const end = at + match[0].length;
  const words = decimal(digits);
  const power = matchAt(POWER_OF_TEN, text, end);
  if (!power) return { end, words, isOne: digits === '1', digits };
  const raised = Array.from(power[2] ?? '', (sign) => (sign === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(sign)))).join('');
  const exponent = power[1] ?? raised;
  const sign = exponent.startsWith('-') ? 'minus ' : '';
  const spoken = `${words} times ten to the power of ${sign}${cardinal(exponent.replace('-', ''))}`;
  return { end: end + power[0].length, words: spoken, isOne: false };
}

function readVulgar(text: string, at: number): Quantity | undefined {
  const match = matchAt(VULGAR_FRACTION, text, at);
  if (!match) return undefined;
  const [above, below] = VULGAR_VALUES[VULGAR.indexOf(match[2] ?? '')] ?? [1, 2];
  return { end: at + match[0].length, words: mixed(match[1] ?? '', String(above), String(below)), isOne: !match[1] };
}

/** Fractions that are names: a day around the clock, an even share, a date. */
const SET_PHRASES: ReadonlyMap<string, string> = new Map([
  ['24/7', 'twenty four seven'],
  ['9/11', 'nine eleven'],
  ['7/7', 'seven seven'],
  ['50/50', 'fifty fifty'],
  ['80/20', 'eighty twenty'],
  ['20/20', 'twenty twenty'],
]);

function readSlashFraction(text: string, at: number): Quantity | undefined {
  const match = matchAt(SLASH_FRACTION, text, at);
  if (!match) return undefined;
  const [whole, number = '', above = '', below = ''] = match;
  const end = at + whole.length;
  const phrase = number === '' ? SET_PHRASES.get(whole) : undefined;
  if (phrase) return { end, words: phrase, isOne: false };
  return { end, words: mixed(number, above, below), isOne: number === '' && Number(above) < Number(below) };
}

function mixed(whole: string, above: string, below: string): string {
  if (whole === '' || Number(whole) === 0) return fraction(above, below);
  const part = Number(above) === 1 ? `a ${denominator(below)}` : fraction(above, below);
  return `${cardinal(whole)} and ${part}`;
}

function fraction(above: string, below: string): string {
  const isNamed = Number(below) >= 2 && (Number(below) <= 20 || /^(?:32|64|100|1000)$/.test(below)) && Number(above) > 0;
  if (!isNamed || above.startsWith('0') || below.startsWith('0')) return `${plainOrName(above)} over ${plainOrName(below)}`;
  const name = denominator(below);
  return `${cardinal(above)} ${Number(above) === 1 ? name : pluralDenominator(name)}`;
}

function plainOrName(digits: string): string {
  return digits.startsWith('0') && digits.length > 1 ? digitByDigit(digits) : digits.length === 3 ? nameNumber(digits) : cardinal(digits);
}

function denominator(digits: string): string {
  if (Number(digits) === 2) return 'half';
  if (Number(digits) === 4) return 'quarter';
  // "one hundredth" would count twice: "one one hundredth" is heard as a stumble.
  return ordinal(digits).replace(/^one /, '');
}

function pluralDenominator(name: string): string {
  return name === 'half' ? 'halves' : pluralOf(name);
}
