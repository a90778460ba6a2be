import { cardinal, digitByDigit, nameNumber, ordinal, year } from './number-words.ts';
import { readMeasure } from './measures.ts';
import { readQuantity, readRange } from './quantities.ts';
import { matchAt, say } from './recognition.ts';
import type { Recogniser } from './recognition.ts';
import { wordAfter, wordBefore } from './surroundings.ts';

const ORDINAL = /(\d{1,3}(?:,\d{3})+|\d{1,15})(?:st|nd|rd|th)(?![A-Za-z0-9])/iy;
const VERSION = /\d+(?:\.\d+){2,}/y;
const SIZE = /(\d{1,6}(?:\.\d{1,4})?) ?[x×] ?(\d{1,6}(?:\.\d{1,4})?)(?: ?[x×] ?(\d{1,6}(?:\.\d{1,4})?))?(?![\d^⁰¹²³⁴-⁹])/y;
const RATIO = /(\d{1,6}):(\d{1,6})(?![:\d])/y;
const YEAR = /([1-9]\d{3})(?![\d%°]|[.,]\d)/y;
const YEAR_RANGE = /((?:1\d|20)\d\d)(?: ?– ?|-|\/)((?:1\d|20)\d\d|\d\d)(?![\d%°/-]|[.,]\d)/y;
const MILLIONS = /(\d{1,3}(?:\.\d{1,3})?)([MBm])(?=\+| [a-z])/y;
/** What is counted in millions, where "7m" could be meters. */
const MULTITUDES = /^(?:people|users|viewers|views|jobs|homes|households|children|customers|subscribers|followers|downloads|copies|barrels|tons|tonnes|shares|votes|voters|records|visitors|players|readers|workers)$/;
const LEADING_ZERO = /0\d{1,24}(?![\d.,])/y;

/** Numbers that letters belong to: ordinals, sizes ("2x4"), millions. They look like names made of letters and figures. */
export const readLetteredNumber: Recogniser = (text, at) => readOrdinal(text, at) ?? readSize(text, at) ?? readMillions(text, at);

/** Numbers without a unit: versions, ratios, years, ranges, fractions, and plain counts. */
export const readNumber: Recogniser = (text, at) => {
  for (const read of [readVersion, readRatio, readYearRange, readYear, readLeadingZero]) {
    const found = read(text, at);
    if (found) return found;
  }
  const quantity = readRange(text, at) ?? readQuantity(text, at);
  return quantity && { end: quantity.end, parts: say(quantity.words) };
};

const readOrdinal: Recogniser = (text, at) => {
  const match = matchAt(ORDINAL, text, at);
  return match && { end: at + match[0].length, parts: say(ordinal((match[1] ?? '').replace(/,/g, ''))) };
};

/** "2.10.3" and "192.168.0.1": each part a number of its own. */
const readVersion: Recogniser = (text, at) => {
  const match = matchAt(VERSION, text, at);
  if (!match) return undefined;
  const parts = match[0].split('.');
  const isAddress = parts.length === 4 && parts.every((part) => Number(part) <= 255);
  const words = isAddress ? parts.map(nameNumber).join(' dot ') : parts.map(countOrDigits).join(' point ');
  return { end: at + match[0].length, parts: say(words) };
};

const readSize: Recogniser = (text, at) => {
  const match = matchAt(SIZE, text, at);
  if (!match) return undefined;
  const sides = match.slice(1).filter(Boolean);
  const isPicture = match[0].includes('x') && sides.every((side) => /^\d{3,4}$/.test(side));
  const isSum = /^ ?=/.test(text.slice(at + match[0].length, at + match[0].length + 2)) || match[0].includes(' × ');
  const joint = isSum && !isPicture ? ' times ' : ' by ';
  const words = sides.map((side) => (isPicture ? nameNumber(side) : (readQuantity(side, 0)?.words ?? '')));
  const end = at + match[0].length;
  // "3 x 4 m": the last side carries the unit.
  const last = sides.at(-1) ?? '';
  const measured = readMeasure(text, end - last.length);
  if (measured) return { end: measured.end, parts: [...say(words.slice(0, -1).join(joint) + joint), ...measured.parts] };
  return /[A-Za-z]/.test(text[end] ?? '') ? undefined : { end, parts: say(words.join(joint)) };
};

/** Shapes of pictures are "by", other ratios "to". */
const PICTURE_SHAPES: ReadonlySet<string> = new Set(['16:9', '9:16', '4:3', '3:4', '21:9', '4:5', '3:2', '2:3', '16:10']);

/** Chapter and verse have no word between them. */
const BOOKS = /^(?:Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Ruth|Samuel|Kings|Chronicles|Job|Psalms?|Proverbs|Ecclesiastes|Isaiah|Jeremiah|Ezekiel|Daniel|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|Philippians|Colossians|Timothy|Hebrews|James|Peter|Revelation|Surah|Quran)$/;

const readRatio: Recogniser = (text, at) => {
  const match = matchAt(RATIO, text, at);
  if (!match) return undefined;
  const joint = PICTURE_SHAPES.has(match[0]) ? 'by' : BOOKS.test(wordBefore(text, at)) ? '' : 'to';
  return { end: at + match[0].length, parts: say(`${cardinal(match[1] ?? '')} ${joint} ${cardinal(match[2] ?? '')}`) };
};

const readYearRange: Recogniser = (text, at) => {
  const match = matchAt(YEAR_RANGE, text, at);
  const [whole = '', from = '', to = ''] = match ?? [];
  if (!match || !isLikelyYear(Number(from))) return undefined;
  if (to.length === 2 && Number(to) <= Number(from.slice(2)) && to !== '00') return undefined;
  const until = to.length === 2 && to.startsWith('0') ? `oh ${cardinal(to)}` : year(to);
  return { end: at + whole.length, parts: say(`${year(from)} to ${until}`) };
};

/** "3M users": million and billion before what is counted. */
const readMillions: Recogniser = (text, at) => {
  const match = matchAt(MILLIONS, text, at);
  if (!match) return undefined;
  const end = at + match[0].length;
  const next = wordAfter(text, end);
  if (match[2] === 'm' ? !MULTITUDES.test(next) : text[end] !== '+' && !isCounted(next)) return undefined;
  const amount = readQuantity(match[1] ?? '', 0)?.words ?? '';
  return { end, parts: say(`${amount} ${match[2] === 'B' ? 'billion' : 'million'}`) };
};

/** Words after which four figures are surely a year. */
const YEAR_CUES =
  /^(?:in|since|circa|year|until|till|from|after|before|by|early|late|mid|summer|winter|spring|autumn|fall|copyright|class|january|february|march|april|may|june|july|august|september|october|november|december)$/i;

const readYear: Recogniser = (text, at) => {
  const match = matchAt(YEAR, text, at);
  const value = Number(match?.[1]);
  if (!match) return undefined;
  const end = at + match[0].length;
  const cued = YEAR_CUES.test(wordBefore(text, at)) && value >= 1000 && value < 2100;
  const counted = isCounted(wordAfter(text, end));
  if (counted ? !(cued && value % 100 !== 0) : !(cued || isLikelyYear(value))) return undefined;
  return { end, parts: say(year(match[0])) };
};

function isLikelyYear(value: number): boolean {
  return value >= 1100 && value < 2100;
}

const PLURALS = /^(?:people|men|women|children|feet|teeth|mice|geese|sheep|fish|pairs|more|other|different|new|square|cubic|hungry|extra|additional)$/;
const NO_PLURALS = /^(?:is|was|has|as|this|its|us|thus|yes|does|his|plus|always|perhaps|towards|besides|unless|across|less|series|news|[a-z]*(?:us|is|ss))$/;

/** A lower-case plural noun: what stands before it is a count. */
function isCounted(word: string): boolean {
  return PLURALS.test(word) || (/^[a-z]{3,}s$/.test(word) && !NO_PLURALS.test(word));
}

/** "0042" and "007" are codes. */
const readLeadingZero: Recogniser = (text, at) => {
  const match = matchAt(LEADING_ZERO, text, at);
  return match && { end: at + match[0].length, parts: say(digitByDigit(match[0])) };
};

function countOrDigits(digits: string): string {
  return /^0\d/.test(digits) ? digitByDigit(digits) : cardinal(digits);
}
