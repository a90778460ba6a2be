import { readCurrency } from './currency.ts';
import { readDate } from './dates.ts';
import { foldCharacters } from './fold-characters.ts';
import { MONTHS } from './calendar.ts';
import { cardinal, decimal, digitByDigit, ordinal, year } from './number-words.ts';
import { sayTelephone } from './phone-numbers.ts';
import { readQuantity } from './quantities.ts';
import { say, spell } from './recognition.ts';
import type { SpokenPart } from './recognition.ts';
import { readFolded } from './read-folded.ts';
import { readTime } from './times.ts';

/** Words for any text, without places: for aliases and for what a tag says differently. */
export function readParts(text: string): SpokenPart[] {
  const parts: SpokenPart[] = [];
  for (const reading of readFolded(foldCharacters(text))) if (reading.kind === 'spoken') parts.push(...reading.parts);
  return parts;
}

/**
 * SSML `say-as` after the W3C note of 2005 and common practice. Undefined if this kind of reading is unknown or the text
 * does not fit it; then the text is read as it stands.
 */
export function sayAs(content: string, interpretAs: string, format: string): readonly SpokenPart[] | undefined {
  const text = foldCharacters(content).trim();
  const parts = READERS.get(interpretAs)?.(text, format);
  return parts && parts.length > 0 ? parts : undefined;
}

type SayAsReader = (text: string, format: string) => readonly SpokenPart[] | undefined;

const sayCharacters: SayAsReader = (text) =>
  Array.from(text).flatMap((character) => {
    if (/[A-Za-z\d]/.test(character)) return spell(character);
    return SIGN_NAMES.get(character) ?? readParts(character).filter((part) => typeof part === 'string');
  });

const SIGN_NAMES: ReadonlyMap<string, SpokenPart[]> = new Map(
  Object.entries({ '-': 'dash', '.': 'dot', '/': 'slash', _: 'underscore', ',': 'comma', ':': 'colon', '*': 'star', '#': 'hash', ' ': '' }).map(
    ([sign, name]) => [sign, say(name)],
  ),
);

const sayCardinal: SayAsReader = (text) => {
  const roman = /^[IVXLC]{1,12}$/i.test(text) ? undefined : /^([+-]?)([\d, ]*\d(?:\.\d+)?|\.\d+)$/.exec(text);
  if (roman) return say(`${roman[1] === '-' ? 'minus ' : ''}${spokenNumber(roman[2] ?? '')}`);
  const quantity = readQuantity(text, 0);
  return quantity?.end === text.length ? say(quantity.words) : undefined;
};

/** A cardinal counts: leading zeros are not read. */
function spokenNumber(written: string): string {
  const digits = written.replace(/[, ]/g, '');
  return digits.includes('.') ? decimal(digits.replace(/^0+(?=\d)/, '')) : cardinal(digits);
}

const sayOrdinal: SayAsReader = (text) => {
  const digits = /^([\d,]*\d)(?:st|nd|rd|th)?\.?$/i.exec(text)?.[1]?.replace(/,/g, '');
  return digits === undefined ? undefined : say(ordinal(digits));
};

const sayDigits: SayAsReader = (text) => (/\d/.test(text) ? say(digitByDigit(text.replace(/\D/g, ''))) : undefined);

/** Formats name the order of the parts: mdy, dmy, ymd, md, dm, my, ym, y, m, d. */
const sayDate: SayAsReader = (text, format) => {
  const order = /^[dmy]{1,3}$/.test(format) ? format : '';
  const figures = text.split(/[^\dA-Za-z]+/).filter((figure) => figure !== '');
  if (order === '' || figures.length !== order.length || figures.some((figure) => !/^\d+$/.test(figure))) return wholeDate(text);
  const part = (name: string) => figures[order.indexOf(name)];
  const month = order.includes('m') ? MONTHS[Number(part('m')) - 1] : '';
  const day = order.includes('d') ? Number(part('d')) : undefined;
  if (month === undefined || (day !== undefined && (day < 1 || day > 31))) return undefined;
  const years = order.includes('y') ? year(part('y') ?? '') : '';
  return say(`${month} ${day === undefined ? '' : ordinal(String(day))} ${years}`);
};

function wholeDate(text: string): readonly SpokenPart[] | undefined {
  const date = readDate(text, 0);
  return date?.end === text.length ? date.parts : /^\d{4}$/.test(text) ? say(year(text)) : undefined;
}

const sayTime: SayAsReader = (text) => {
  const time = readTime(text, 0);
  return time && time.end >= text.length ? time.parts.filter((part) => typeof part === 'string' || 'letter' in part) : undefined;
};

const sayCurrency: SayAsReader = (text) => {
  const code = /^([A-Z]{3}) ?([\d.,]+)$/.exec(text);
  const amount = code ? `${code[2] ?? ''} ${code[1] ?? ''}` : text;
  const money = readCurrency(amount, 0);
  return money?.end === amount.length ? money.parts : undefined;
};

const READERS: ReadonlyMap<string, SayAsReader> = new Map([
  ['cardinal', sayCardinal],
  ['number', sayCardinal],
  ['ordinal', sayOrdinal],
  ['digits', sayDigits],
  ['characters', sayCharacters],
  ['spell-out', sayCharacters],
  ['verbatim', sayCharacters],
  ['date', sayDate],
  ['time', sayTime],
  ['telephone', (text: string) => sayTelephone(text)?.parts],
  ['currency', sayCurrency],
]);
