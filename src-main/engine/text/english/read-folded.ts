import { BREAK_PLACEHOLDER, WORD_PLACEHOLDER } from '../script-text.ts';
import { readAbbreviation } from './abbreviations.ts';
import { readAlphanumeric } from './alphanumerics.ts';
import { readCurrency } from './currency.ts';
import { readDate, readDecade, readEra, readShortYear } from './dates.ts';
import { readEmoji } from './emoji.ts';
import { readInitialism } from './initialisms.ts';
import { readBareUnit, readMeasure } from './measures.ts';
import { readLetteredNumber, readNumber } from './numbers.ts';
import { readPhoneNumber } from './phone-numbers.ts';
import { readPunctuation } from './punctuation.ts';
import { matchAt } from './recognition.ts';
import type { Recogniser, Recognition, SpokenPart } from './recognition.ts';
import { readRomanNumeral } from './roman-numerals.ts';
import { readSymbol } from './symbols.ts';
import { readTime } from './times.ts';
import { readWebAddress } from './web-addresses.ts';
import { readPlainWord, readWord } from './words.ts';

/** What a stretch of folded text turned out to be. */
export type FoldedReading =
  | { readonly kind: 'spoken'; readonly start: number; readonly end: number; readonly parts: readonly SpokenPart[] }
  | { readonly kind: 'placeholder'; readonly start: number; readonly end: number }
  | { readonly kind: 'unreadable'; readonly start: number; readonly end: number };

// Order matters: the first that makes sense of a place decides, so the particular stand before the general.
const AT_LETTER: readonly Recogniser[] = [
  readPlainWord, readWebAddress, readDate, readEra, readCurrency, readRomanNumeral, readAbbreviation, readBareUnit, readSymbol, readInitialism, readAlphanumeric, readWord,
];
const AT_DIGIT: readonly Recogniser[] = [
  readWebAddress, readEmoji, readPhoneNumber, readDate, readEra, readTime, readCurrency, readDecade, readLetteredNumber, readMeasure,
  readAlphanumeric, readNumber,
];
/** Which signs open what. Other ASCII signs are symbols or punctuation; the rest may be emoji, money or fractions. */
const AT_SIGN: ReadonlyMap<string, readonly Recogniser[]> = new Map<string, readonly Recogniser[]>([
  ...['-', '+', '.'].map((sign) => [sign, [readWebAddress, readPhoneNumber, readCurrency, readMeasure, readNumber, readSymbol, readPunctuation]] as const),
  ...['#', '*', '@'].map((sign) => [sign, [readWebAddress, readEmoji, readSymbol, readPunctuation]] as const),
  ...[' ', '\n'].map((sign) => [sign, [readPunctuation]] as const),
  ['$', [readCurrency, readSymbol]],
  ['&', [readAbbreviation, readSymbol]],
  ["'", [readDecade, readShortYear, readWord, readPunctuation]],
  ['(', [readPhoneNumber, readPunctuation]],
]);
const AT_OTHER_ASCII: readonly Recogniser[] = [readSymbol, readPunctuation];
const AT_OTHER: readonly Recogniser[] = [readEmoji, readCurrency, readMeasure, readNumber, readSymbol, readPunctuation];

/**
 * Reads folded text from front to back. Every unit is part of exactly one reading; nothing throws.
 * @param own asked first at every token that begins with a capital
 */
export function* readFolded(text: string, own?: Recogniser): Generator<FoldedReading, undefined> {
  let at = 0;
  while (at < text.length) {
    const found = (own && /[A-Z]/.test(text.charAt(at)) ? own(text, at) : undefined) ?? recognise(text, at);
    if (found) {
      yield { kind: 'spoken', start: at, end: found.end, parts: found.parts };
      at = found.end;
      continue;
    }
    const isPlaceholder = text[at] === WORD_PLACEHOLDER || text[at] === BREAK_PLACEHOLDER;
    const end = isPlaceholder ? at + 1 : unreadableEnd(text, at);
    yield { kind: isPlaceholder ? 'placeholder' : 'unreadable', start: at, end };
    at = end;
  }
}

function recognise(text: string, at: number): Recognition | undefined {
  for (const read of recognisersAt(text, at)) {
    const found = read(text, at);
    if (found && found.end > at) return found;
  }
  return undefined;
}

function recognisersAt(text: string, at: number): readonly Recogniser[] {
  const unit = text.charCodeAt(at);
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) return AT_LETTER;
  if (unit >= 0x30 && unit <= 0x39) return AT_DIGIT;
  if (unit > 0x7e) return AT_OTHER;
  return AT_SIGN.get(text.charAt(at)) ?? AT_OTHER_ASCII;
}

/** Letters of scripts that an English voice does not know, and characters that were damaged on the way. */
const FOREIGN_LETTERS = /(?:(?!\p{Script=Greek})[\p{L}\p{M}\uFFFD])+/uy;

/** End of a run of signs nobody can read here: another script, an unknown symbol, a damaged character. */
function unreadableEnd(text: string, at: number): number {
  const letters = matchAt(FOREIGN_LETTERS, text, at);
  if (letters) return at + letters[0].length;
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}
