import { BREAK_PLACEHOLDER, WORD_PLACEHOLDER } from '../script-text.ts';
import { readAbbreviation } from './abbreviations.ts';
import { readAlphanumeric } from './alphanumerics.ts';
import { readCurrency } from './currency.ts';
import { readDate, readDecade, readEra } from './dates.ts';
import { readEmoji } from './emoji.ts';
import { readInitialism } from './initialisms.ts';
import { readMeasure } from './measures.ts';
import { readLetteredNumber, readNumber } from './numbers.ts';
import { readPhoneNumber } from './phone-numbers.ts';
import { readPunctuation } from './punctuation.ts';
import type { Recogniser, Recognition, SpokenPart } from './recognition.ts';
import { readRomanNumeral } from './roman-numerals.ts';
import { readSymbol } from './symbols.ts';
import { readTime } from './times.ts';
import { readWebAddress } from './web-addresses.ts';
import { readWord } from './words.ts';

/** What a stretch of folded text turned out to be. */
export type FoldedReading =
  | { readonly kind: 'spoken'; readonly start: number; readonly end: number; readonly parts: readonly SpokenPart[] }
  | { readonly kind: 'placeholder'; readonly start: number; readonly end: number }
  | { readonly kind: 'unreadable'; readonly start: number; readonly end: number };

// Order matters: the first that makes sense of a place decides, so the particular stand before the general.
const AT_LETTER: readonly Recogniser[] = [
  readWebAddress, readDate, readEra, readCurrency, readRomanNumeral, readAbbreviation, readSymbol, readInitialism, readAlphanumeric, readWord,
];
const AT_DIGIT: readonly Recogniser[] = [
  readWebAddress, readEmoji, readPhoneNumber, readDate, readEra, readTime, readCurrency, readDecade, readMeasure, readLetteredNumber,
  readAlphanumeric, readNumber,
];
/** Signs that may open a number, an address or a clipped word. */
const AT_SIGN: readonly Recogniser[] = [
  readWebAddress, readEmoji, readPhoneNumber, readCurrency, readDecade, readMeasure, readNumber, readAbbreviation, readWord, readSymbol, readPunctuation,
];
const AT_BLANK: readonly Recogniser[] = [readPunctuation];

/** Reads folded text from front to back. Every unit is part of exactly one reading; nothing throws. */
export function* readFolded(text: string): Generator<FoldedReading, undefined> {
  let at = 0;
  while (at < text.length) {
    const found = recognise(text, at);
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
  for (const read of recognisersAt(text.charCodeAt(at))) {
    const found = read(text, at);
    if (found && found.end > at) return found;
  }
  return undefined;
}

function recognisersAt(unit: number): readonly Recogniser[] {
  if (unit === 0x20 || unit === 0x0a) return AT_BLANK;
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) return AT_LETTER;
  return unit >= 0x30 && unit <= 0x39 ? AT_DIGIT : AT_SIGN;
}

/** A run of signs nobody can read here: another script, an unknown symbol, a damaged character. */
function unreadableEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isForeign(text.charCodeAt(end)) && (end === at || !recognise(text, end))) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return Math.max(end, at + 1);
}

function isForeign(unit: number): boolean {
  return unit > 0x7e && unit !== 0xfff9 && unit !== 0xfffc;
}
