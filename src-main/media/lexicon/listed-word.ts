import { readPhones } from '../../shared/phonetics/arpabet.ts';
import { parseEnglishIpa } from '../../shared/phonetics/english-ipa.ts';
import type { LexiconFault } from '../../shared/contract/dubbing-views.ts';

/** Limits of `lexiconEntry`. */
const LONGEST_WORD = 100;
const MOST_PHONES = 64;
const LONGEST_PHONE = 8;
const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/;

type Problem = { readonly code: LexiconFault['code']; readonly subject: string };

/** @returns a BCP 47 tag as it came, or undefined for something else. */
export function languageTag(written: string): string | undefined {
  const tag = written.trim().replaceAll('_', '-');
  return LANGUAGE.test(tag) && tag.length <= 35 ? tag : undefined;
}

export function isEnglish(language: string): boolean {
  return /^en(?:-|$)/i.test(language);
}

/** A word as readings of its language name it: English ones in plain letters, without accents. */
export function listedWord(written: string, language: string): { readonly word: string } | Problem {
  const lower = written.trim().normalize('NFC').replaceAll('’', "'").toLowerCase();
  const word = isEnglish(language) ? lower.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('æ', 'ae').replaceAll('œ', 'oe').replaceAll('ø', 'o').replaceAll('ł', 'l') : lower;
  if (word === '') return { code: 'word-missing', subject: '' };
  if (word.length > LONGEST_WORD) return { code: 'too-long', subject: written };
  const fits = isEnglish(language) ? /^[a-z']*[a-z][a-z']*$/.test(word) : /^[\p{L}\p{M}\p{N}'-]+$/u.test(word);
  return fits ? { word } : { code: 'word-form', subject: written };
}

export type Notation = 'arpabet' | 'ipa' | 'own';

/**
 * Phones as a file writes them. English takes ARPABET and IPA; other languages have no alphabet here yet, so that their
 * phones are taken as they are, with spaces between.
 */
export function listedPhones(written: string, language: string, notation: Notation): { readonly phones: readonly string[] } | Problem {
  if (written.trim() === '') return { code: 'phones-missing', subject: '' };
  const read = notation === 'own' || (notation === 'arpabet' && !isEnglish(language)) ? ownPhones(written) : notation === 'ipa' ? ipaPhones(written, language) : arpabetPhones(written);
  if ('code' in read) return read;
  if (read.phones.length === 0) return { code: 'phones-missing', subject: '' };
  return read.phones.length > MOST_PHONES ? { code: 'too-long', subject: written } : read;
}

/** Which of the two an English word is written in: capitals and digits, or the signs of the International Phonetic Association. */
export function guessNotation(written: string): Notation {
  const isArpabet = written.trim().split(/[\s,]+/).every((symbol) => /^[A-Za-z]{1,2}[012]?$/.test(symbol));
  return isArpabet ? 'arpabet' : 'ipa';
}

function arpabetPhones(written: string): { readonly phones: readonly string[] } | Problem {
  const read = readPhones(written);
  return 'unknown' in read ? { code: 'phones-unknown', subject: read.unknown } : read;
}

function ipaPhones(written: string, language: string): { readonly phones: readonly string[] } | Problem {
  if (!isEnglish(language)) return { code: 'language', subject: language };
  // The parser looks at no more than that, and what is cut off must not go unsaid.
  if (written.length > 300) return { code: 'too-long', subject: written };
  const read = parseEnglishIpa(written.replace(/^\s*[/[]|[/\]]\s*$/g, ''));
  return 'problem' in read ? { code: 'phones-unknown', subject: unknownSign(read.problem) ?? written } : read;
}

function unknownSign(problem: string): string | undefined {
  return /^"(.+?)"/u.exec(problem)?.[1];
}

function ownPhones(written: string): { readonly phones: readonly string[] } | Problem {
  const phones = written.trim().split(/\s+/);
  const long = phones.find((phone) => phone.length > LONGEST_PHONE);
  return long === undefined ? { phones } : { code: 'phones-unknown', subject: long };
}
