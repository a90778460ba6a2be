import { MONTHS } from '../calendar.ts';
import { cardinal, decimal, digitByDigit, nameNumber, ordinal, pluralOf, year } from '../number-words.ts';
import type { RiskyPlace, SpokenForm } from '../../reading.ts';
import { otherWordOf } from './heteronyms.ts';
import { isRoman, romanValue } from './roman.ts';
import type { PlacedPiece } from './pieces.ts';

/** Words to be read like any text, one word with every way that is known to say it, or phones. */
export type OtherReading = { readonly say: string } | { readonly word: string } | SpokenForm;

/** Other ways to say a piece, likeliest first. The present one may be among them. */
export function otherReadings(piece: PlacedPiece, kind: RiskyPlace['kind']): OtherReading[] {
  const { written } = piece;
  const numeral = written.replace(/['’]s$/, '');
  if (isRoman(numeral)) return spoken(...waysOfRoman(numeral));
  if (kind === 'date') return spoken(...waysOfDate(written));
  if (kind === 'number' || kind === 'unit') return spoken(...waysOfFigures(written));
  if (kind === 'symbol') return spoken(...waysOfSign(written));
  return waysOfWord(piece);
}

function spoken(...ways: readonly string[]): OtherReading[] {
  return ways.filter((way) => way.trim() !== '').map((say) => ({ say }));
}

function waysOfRoman(numeral: string): string[] {
  const value = String(romanValue(numeral));
  return [cardinal(value), `the ${ordinal(value)}`, ordinal(value), lettersOf(numeral)];
}

function waysOfDate(written: string): string[] {
  const [first = '', second = '', third = ''] = written.split(/[/.-]/);
  if (third !== '') {
    const [day, month, inYear] = first.length === 4 ? [third, second, first] : [first, second, third.length === 2 ? `20${third}` : third];
    return [...dayOf(day, month, inYear), ...(first.length === 4 ? [] : dayOf(month, day, inYear)), written.split(/[/.-]/).map(cardinal).join(' ')];
  }
  const clock = /^(\d{1,2})[:.]?(\d{2})$/.exec(written);
  if (clock) return waysOfClock(clock[1] ?? '', clock[2] ?? '');
  const digits = written.replace(/\D/g, '');
  return [cardinal(digits), `nineteen ${cardinal(digits)}`, `twenty ${cardinal(digits)}`, digitByDigit(digits)];
}

function dayOf(day: string, month: string, inYear: string): string[] {
  const name = MONTHS[Number(month) - 1];
  if (name === undefined || Number(day) < 1 || Number(day) > 31) return [];
  const when = inYear.length === 4 ? year(inYear) : cardinal(inYear);
  return [`the ${ordinal(day)} of ${name} ${when}`, `${name} ${ordinal(day)} ${when}`];
}

function waysOfClock(hour: string, minute: string): string[] {
  const minutes = minute === '00' ? "o'clock" : `${minute.startsWith('0') ? 'oh ' : ''}${cardinal(minute)}`;
  const half = Number(hour) % 12 === 0 ? '12' : String(Number(hour) % 12);
  const past = minute === '30' ? `half past ${cardinal(half)}` : Number(minute) > 0 && Number(minute) < 30 ? `${cardinal(minute)} past ${cardinal(half)}` : '';
  return [`${cardinal(hour)} ${minute === '00' ? 'hundred' : minutes}`, `${cardinal(half)} ${minutes}`, past, `${cardinal(hour)} point ${digitByDigit(minute)}`];
}

function waysOfFigures(written: string): string[] {
  const numbers = written.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];
  const [first = '', second = ''] = numbers;
  const whole = first.replaceAll(',', '');
  const digits = written.replace(/\D/g, '');
  const unit = /[A-Za-z]+$/.exec(written)?.[0];
  if (/^\(?[+\d][\d() .-]{6,}$/.test(written) && !written.includes('.')) return [withOh(digits), digitByDigit(digits)];
  if (numbers.length === 2 && /^\d+(?:\.\d+)? ?[-–/:] ?\d+(?:\.\d+)?$/.test(written)) return waysOfPair(written, first, second);
  if (numbers.length > 1) return [digitByDigit(digits), numbers.map((one) => decimal(one)).join(' ')];
  if (/[$£€¥]/.test(written)) return [`${written.replace(/[kKmMbB]n?$/, '')}${SCALES.get(unit?.toLowerCase() ?? '') ?? ''}`, decimal(whole)];
  if (unit !== undefined && /^[-−+]?[\d.,]+ ?[A-Za-z]+$/.test(written)) return [`${decimal(whole)} ${lettersOf(unit)}`, `${nameNumber(whole.replace(/\D/g, ''))} ${lettersOf(unit)}`, decimal(whole)];
  if (/[°%/]/.test(written)) return [decimal(whole)];
  if (/^[A-Za-z]/.test(written)) return [`${lettersOf(letterPart(written))} ${nameNumber(whole)}`, `${lettersOf(letterPart(written))} ${digitByDigit(whole)}`, `${letterPart(written)} ${cardinal(whole)}`];
  if (whole.includes('.')) return [decimal(whole), whole.split('.').map(cardinal).join(' '), whole.split('.').map(cardinal).join(' point ')];
  const asYear = whole.length === 4 ? [year(whole)] : [];
  return [...asYear, cardinal(whole), nameNumber(whole), digitByDigit(whole), withOh(whole), ...(whole.length < 4 ? [ordinal(whole)] : [hundreds(whole)]), ...(/^[-−]/.test(written) ? [`negative ${decimal(whole)}`] : [])];
}

const SCALES: ReadonlyMap<string, string> = new Map([['k', ' thousand'], ['m', ' million'], ['b', ' billion'], ['mn', ' million'], ['bn', ' billion']]);

/** Ranges, scores, fractions, ratios. */
function waysOfPair(written: string, first: string, second: string): string[] {
  const [one, other] = [decimal(first), decimal(second)];
  const score = second === '0' ? [`${one} nil`, `${one} nothing`] : [];
  const fraction = written.includes('/') ? [`${one} over ${other}`, ...(Number(second) > 1 ? [`${one} ${Number(first) === 1 ? ordinal(second) : pluralOf(ordinal(second))}`] : []), `${one} out of ${other}`, `${one} slash ${other}`] : [];
  const years = first.length === 4 ? [`${year(first)} to ${second.length === 4 ? year(second) : other}`] : [];
  return [...fraction, ...years, `${one} to ${other}`, `${one} ${other}`, ...score, `${one} dash ${other}`, `${digitByDigit(first.replace(/\D/g, ''))} ${digitByDigit(second.replace(/\D/g, ''))}`];
}

/** "oh" for nought, as in room and telephone numbers. */
function withOh(digits: string): string {
  return /0/.test(digits) ? digitByDigit(digits).replaceAll('zero', 'oh') : '';
}

function hundreds(digits: string): string {
  return /[1-9]00$/.test(digits) ? `${cardinal(digits.slice(0, 2))} hundred` : '';
}

function waysOfSign(written: string): string[] {
  const plain = written.replace(/[^A-Za-z0-9]+/g, ' ').trim();
  const named = Array.from(written, (character) => SIGNS.get(character) ?? character).join('');
  return [named, plain, ...(written.includes('/') ? [written.replaceAll('/', ' or '), written.replaceAll('/', ' and ')] : [])].filter((way) => /[A-Za-z0-9]/.test(way));
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['.', ' dot '], ['@', ' at '], ['/', ' slash '], ['-', ' dash '], ['_', ' underscore '], ['#', ' sharp '], ['&', ' and '], ['+', ' plus '], ['=', ' equals '], [':', ' colon '], ['\\', ' backslash '], ['*', ' star '],
]);

function waysOfWord({ written, words, before }: PlacedPiece): OtherReading[] {
  const bare = written.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
  const plain = bare.replace(/[^a-z']/g, '');
  if (plain === '') return [];
  const other = otherWordOf(plain, before);
  if (other) return [{ spoken: plain, phones: other }];
  const isInitials = /^[\p{Lu}&]{2,}(?:['’]?s)?$/u.test(written);
  const known: OtherReading[] = words.length === 1 ? [{ word: words[0]?.spoken ?? plain }] : [];
  const asWord: OtherReading[] = [{ word: isInitials ? plain.replace(/'s$/, '') : plain }];
  return isInitials ? [...asWord, ...spoken(lettersOf(written)), ...known] : [...known, ...asWord, ...(plain.length <= 6 && !/[aeiou]/.test(plain) ? spoken(lettersOf(plain)) : [])];
}

function letterPart(written: string): string {
  return written.replace(/[^A-Za-z]/g, '');
}

/** Letters with full stops and spaces, which are always named: "s. q. l." */
function lettersOf(written: string): string {
  return Array.from(written.replace(/[^A-Za-z]/g, '').toUpperCase()).join(' ');
}
