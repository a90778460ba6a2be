import { DAY_NAMES, MONTH_NAMES, MONTHS } from './calendar.ts';
import { cardinal, ordinal, pluralOf, year } from './number-words.ts';
import { matchAt, say, spell } from './recognition.ts';
import type { Recogniser, Recognition, SpokenPart } from './recognition.ts';
import { wordBefore } from './surroundings.ts';

const MONTH = String.raw`(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\.?`;
const YEAR_PART = String.raw`(?:,? ((?:1\d|20)\d\d)(?![\d:%]|[.,]\d))?`;
const DAY_FIRST = new RegExp(String.raw`(\d{1,2})(?:st|nd|rd|th)?(?: of|-)?[ -]${MONTH}(?![A-Za-z])(?:-((?:1\d|20)\d\d)(?!\d)|${YEAR_PART})`, 'y');
const MONTH_FIRST = new RegExp(String.raw`${MONTH} (\d{1,2})(?:st|nd|rd|th)?(?:[-–](\d{1,2})(?:st|nd|rd|th)?)?(?![\d:%]|[.,/-]\d| ?[ap]\.?m)${YEAR_PART}`, 'y');
const MONTH_YEAR = new RegExp(String.raw`${MONTH},? ((?:1\d|20)\d\d)(?![\d:%]|[.,]\d)`, 'y');
const ISO = /((?:1\d|20)\d\d)-(\d\d)-(\d\d)(?![\d-])/y;
const SLASHED = /(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/y;
const DOTTED = /(\d{1,2})\.(\d{1,2})\.((?:1\d|20)\d\d)(?![\d.]\d)/y;
const DAY_RANGE = /([A-Z][a-z]{2,4})\.?(?: ?[-–] ?)([A-Z][a-z]{2,4})(?![A-Za-z])\.?/y;
const DAY_NAME = /([A-Z][a-z]{2,4})(?:\.,?|,)(?= (?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z\d])/y;

/** Calendar dates in words, figures and both, American order where figures leave it open. */
export const readDate: Recogniser = (text, at) =>
  /\d/.test(text[at] ?? '')
    ? (readDayFirst(text, at) ?? readIso(text, at) ?? readSlashed(text, at) ?? readDotted(text, at))
    : (readMonthFirst(text, at) ?? readMonthYear(text, at) ?? readDayRange(text, at) ?? readDayName(text, at));

const readDayFirst: Recogniser = (text, at) => {
  const match = matchAt(DAY_FIRST, text, at);
  if (!match || !isDay(match[1])) return undefined;
  const article = wordBefore(text, at).toLowerCase() === 'the' ? '' : 'the ';
  const month = monthName(match[2]);
  return recognised(at, match, `${article}${ordinal(match[1] ?? '')} of ${month} ${yearWords(match[3] ?? match[4])}`);
};

const readMonthFirst: Recogniser = (text, at) => {
  const match = matchAt(MONTH_FIRST, text, at);
  if (!match || !isDay(match[2])) return undefined;
  const until = match[3] === undefined ? '' : ` to ${ordinal(match[3])}`;
  return recognised(at, match, `${monthName(match[1])} ${ordinal(match[2] ?? '')}${until} ${yearWords(match[4])}`);
};

const readMonthYear: Recogniser = (text, at) => {
  const match = matchAt(MONTH_YEAR, text, at);
  return match && recognised(at, match, `${monthName(match[1])} ${yearWords(match[2])}`);
};

const readIso: Recogniser = (text, at) => {
  const match = matchAt(ISO, text, at);
  return match && fullDate(at, match, match[3], match[2], match[1]);
};

/** Month first, unless that cannot be. */
const readSlashed: Recogniser = (text, at) => {
  const match = matchAt(SLASHED, text, at);
  if (!match) return undefined;
  const full = match[3]?.length === 2 ? `${Number(match[3]) > 40 ? '19' : '20'}${match[3]}` : match[3];
  return fullDate(at, match, match[2], match[1], full) ?? fullDate(at, match, match[1], match[2], full);
};

/** With dots the day comes first, as in Europe. */
const readDotted: Recogniser = (text, at) => {
  const match = matchAt(DOTTED, text, at);
  if (!match || !isDay(match[1]) || !monthOf(match[2])) return undefined;
  return recognised(at, match, `the ${ordinal(match[1] ?? '')} of ${monthOf(match[2]) ?? ''} ${yearWords(match[3])}`);
};

function fullDate(at: number, match: RegExpExecArray, day?: string, month?: string, inYear?: string): Recognition | undefined {
  const name = monthOf(month);
  if (!name || !isDay(day)) return undefined;
  return recognised(at, match, `${name} ${ordinal(day ?? '')} ${yearWords(inYear)}`);
}

const readDayRange: Recogniser = (text, at) => {
  const match = matchAt(DAY_RANGE, text, at);
  const named = (written: string | undefined) => {
    const lower = (written ?? '').toLowerCase();
    return DAY_NAMES.get(lower) ?? MONTH_NAMES.get(lower);
  };
  const from = named(match?.[1]);
  const to = named(match?.[2]);
  if (!match || !from || !to) return undefined;
  const end = at + match[0].length;
  // The full stop is the sentence's if nothing or a capital follows.
  const keepsStop = match[0].endsWith('.');
  return { end: keepsStop ? end - 1 : end, parts: say(`${from} to ${to}`) };
};

const readDayName: Recogniser = (text, at) => {
  const match = matchAt(DAY_NAME, text, at);
  const day = DAY_NAMES.get(match?.[1]?.toLowerCase() ?? '');
  if (!match || !day) return undefined;
  const isAbbreviated = day !== match[1]?.toLowerCase();
  return isAbbreviated ? { end: at + match[0].length, parts: [day] } : undefined;
};

const ERA = /(\d{1,4})(?:(?:[-–](\d{1,4}))?) ?(BCE|BC|AD|CE|B\.C\.(?:E\.)?|A\.D\.|C\.E\.)(?![A-Za-z])/y;
const ERA_FIRST = /(AD|A\.D\.) ?(\d{1,4})(?!\d)/y;

/** "44 BC", "AD 79". */
export const readEra: Recogniser = (text, at) => {
  const first = matchAt(ERA_FIRST, text, at);
  if (first) return { end: at + first[0].length, parts: [...spell('ad'), ...say(year(first[2] ?? ''))] };
  const match = matchAt(ERA, text, at);
  if (!match) return undefined;
  const until = match[2] === undefined ? [] : say(`to ${year(match[2])}`);
  const era = spell((match[3] ?? '').replace(/\./g, ''));
  return { end: at + match[0].length, parts: [...say(year(match[1] ?? '')), ...until, ...era] };
};

const DECADE = /'?(\d{2}|\d{3}0)'?s(?![A-Za-z0-9])/y;

const UNTIL_DECADE = /(?: ?– ?|-)'?(\d0)'?s(?![A-Za-z0-9])/y;
/** "100s of people" are hundreds of them. */
const ROUND_COUNT = /(10|100|1,?000|100,?000)s(?= of )/y;

/** "1980s", "'90s", "the 2010s", "her 30s". */
export const readDecade: Recogniser = (text, at) => {
  const match = matchAt(DECADE, text, at);
  const many = matchAt(ROUND_COUNT, text, at);
  if (many) return { end: at + many[0].length, parts: say(pluralOf(cardinal((many[1] ?? '').replace(/,/g, '')).replace(/^one /, ''))) };
  const digits = match?.[1] ?? '';
  if (!match || !digits.endsWith('0') || digits === '00') return undefined;
  const parts: SpokenPart[] = say(pluralOf(digits.length === 4 ? year(digits) : cardinal(digits)));
  const end = at + match[0].length;
  const until = matchAt(UNTIL_DECADE, text, end);
  if (until) return { end: end + until[0].length, parts: [...parts, 'to', ...say(pluralOf(cardinal(until[1] ?? '')))] };
  return { end, parts };
};

const SHORT_YEAR = /'(\d\d)(?![\d'%]|[.,:]\d)/y;

/** "'05" and "the class of '68". */
export const readShortYear: Recogniser = (text, at) => {
  const match = matchAt(SHORT_YEAR, text, at);
  const digits = match?.[1] ?? '';
  if (!match || digits === '00') return undefined;
  return { end: at + match[0].length, parts: say(digits.startsWith('0') ? `oh ${cardinal(digits)}` : cardinal(digits)) };
};

function recognised(at: number, match: RegExpExecArray, words: string): Recognition {
  return { end: at + match[0].length, parts: say(words) };
}

function yearWords(digits: string | undefined): string {
  return digits === undefined ? '' : year(digits);
}

function isDay(digits: string | undefined): boolean {
  return Number(digits) >= 1 && Number(digits) <= 31;
}

function monthOf(digits: string | undefined): string | undefined {
  return MONTHS[Number(digits) - 1];
}

function monthName(written: string | undefined): string {
  return MONTH_NAMES.get((written ?? '').replace('.', '').toLowerCase()) ?? '';
}
