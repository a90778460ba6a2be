import { ABBREVIATIONS_BEFORE, ABBREVIATIONS_BEFORE_NUMBERS, ABBREVIATIONS_WITHIN, CHINESE_GOES_ON, CHINESE_LEADS_ON, GOES_ON, LEADS_ON, MONTHS } from './sentence-words.ts';

export const SENTENCE_REASONS = ['comma', 'open', 'lowercase', 'conjunction', 'abbreviation', 'ellipsis', 'dash'] as const;
/**
 * Why two cues are taken for one sentence: the first ends on a comma, ends on nothing at all, the second begins small or
 * with a word that goes on, the full stop is that of an abbreviation, both have the dots or the dash of a pause.
 */
export type SentenceReason = (typeof SENTENCE_REASONS)[number];

export interface SentenceJoin {
  readonly reason: SentenceReason;
  /** 0 to 1: how sure it is. */
  readonly confidence: number;
}

/** What is known of the file as a whole. */
export interface WrittenHow {
  /** Its cues end on punctuation, so that one that does not means something. */
  readonly punctuated: boolean;
  /** It has small letters. */
  readonly cased: boolean;
  /** Nouns are written large. */
  readonly german: boolean;
}

const CLOSERS = /["'”’“»«›‹」』）)\]】\s]+$/u;
const OPENERS = /^["'“‘„»«›‹「『（([【¿¡\s]+/u;
const LAST_WORD = /([\p{L}\p{N}][\p{L}\p{M}\p{N}.'’]*)$/u;
const FIRST_WORD = /^[\p{L}\p{M}'’]+/u;
const HAN = /\p{Script=Han}/u;

/** Whether the text of one cue goes on in the text of the next; null where a sentence ends between them. */
export function sentenceJoin(head: string, tail: string, how: WrittenHow): SentenceJoin | null {
  const end = head.replace(CLOSERS, '');
  const begin = tail.replace(OPENERS, '');
  if (end === '' || begin === '') return null;
  const quoted = end.length < head.trimEnd().length;
  const small = how.cased && /^\p{Ll}/u.test(begin);
  if (/(?:…|\.{2,}|。{2,})$/u.test(end)) return ellipsis(begin, small);
  if (/[-–—―]$/u.test(end)) return dash(begin, small);
  if (/[,，、]$/u.test(end)) return { reason: 'comma', confidence: small || HAN.test(begin) ? 0.97 : 0.92 };
  if (/[;；]$/u.test(end)) return { reason: 'comma', confidence: 0.75 };
  if (/[:：]$/u.test(end)) return { reason: 'comma', confidence: 0.6 };
  if (/[!?！？‽]$/u.test(end)) return quoted && small ? { reason: 'lowercase', confidence: 0.75 } : null;
  if (/[。．｡]$/u.test(end)) return null;
  if (end.endsWith('.')) return abbreviation(end, begin, small);
  return HAN.test(end.slice(-1)) ? openChinese(end, begin, how) : openLatin(end, begin, small, how);
}

/** Whether a text ends as a sentence does, or as one that goes on does. */
export function endsOnPunctuation(text: string): boolean {
  return /[.!?…。．！？,，、;；:：‽–—-]$/u.test(text.replace(CLOSERS, ''));
}

function ellipsis(begin: string, small: boolean): SentenceJoin | null {
  if (/^(?:…|\.{2,})/u.test(begin)) return { reason: 'ellipsis', confidence: 0.85 };
  return small ? { reason: 'ellipsis', confidence: 0.8 } : null;
}

function dash(begin: string, small: boolean): SentenceJoin | null {
  // A dash before a large letter is somebody who stopped short.
  return small || /^[-–—]\s?\p{Ll}/u.test(begin) ? { reason: 'dash', confidence: 0.8 } : null;
}

function abbreviation(end: string, begin: string, small: boolean): SentenceJoin | null {
  const word = wordBefore(end.slice(0, -1));
  if (ABBREVIATIONS_BEFORE.has(word) && !/^[!?.]/u.test(begin)) return { reason: 'abbreviation', confidence: 0.93 };
  if (ABBREVIATIONS_BEFORE_NUMBERS.has(word) && /^\p{N}/u.test(begin)) return { reason: 'abbreviation', confidence: 0.9 };
  // The initial of a name; "I." is a sentence's end.
  if (/(?:^|\s)[A-HJ-ZÄÖÜ]\.$/u.test(end) && /^\p{Lu}/u.test(begin)) return { reason: 'abbreviation', confidence: 0.65 };
  if (ABBREVIATIONS_WITHIN.has(word) && small) return { reason: 'abbreviation', confidence: 0.75 };
  // German writes "am 3. Mai".
  if (/(?:^|\s)\d{1,2}\.$/u.test(end) && (small || MONTHS.has(firstWord(begin)))) return { reason: 'abbreviation', confidence: 0.8 };
  return null;
}

function openLatin(end: string, begin: string, small: boolean, how: WrittenHow): SentenceJoin | null {
  const leads = LEADS_ON.has(wordBefore(end));
  const goes = GOES_ON.has(firstWord(begin));
  if (!how.punctuated) return leads || goes ? { reason: 'conjunction', confidence: leads && goes ? 0.75 : 0.65 } : null;
  if (goes) return { reason: 'conjunction', confidence: 0.96 };
  if (small) return { reason: 'lowercase', confidence: 0.95 };
  if (leads) return { reason: 'open', confidence: 0.93 };
  if (isTitle(end)) return null;
  return { reason: 'open', confidence: how.german || !how.cased || /^(?:I\b|\p{N})/u.test(begin) ? 0.75 : 0.6 };
}

function openChinese(end: string, begin: string, how: WrittenHow): SentenceJoin | null {
  const leads = CHINESE_LEADS_ON.test(end);
  const goes = CHINESE_GOES_ON.test(begin);
  if (leads || goes) return { reason: 'conjunction', confidence: how.punctuated ? 0.85 : leads && goes ? 0.7 : 0.6 };
  return how.punctuated ? { reason: 'open', confidence: 0.75 } : null;
}

/** A few words, each written large: a heading, a credit, a name. */
function isTitle(text: string): boolean {
  const words = text.split(/\s+/u);
  return words.length <= 4 && words.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}

function wordBefore(text: string): string {
  return (LAST_WORD.exec(text.replace(/(\p{L})\.\s+(?=\p{L}$)/u, '$1.'))?.[1] ?? '').toLowerCase();
}

function firstWord(text: string): string {
  return (FIRST_WORD.exec(text)?.[0] ?? '').toLowerCase();
}
