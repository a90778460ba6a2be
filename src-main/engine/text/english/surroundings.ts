import { BREAK_PLACEHOLDER, WORD_PLACEHOLDER } from '../script-text.ts';
import { matchAt } from './recognition.ts';

const REACH = 40;
const IN_WORD = /[A-Za-z'.]/;
const NEXT_WORD = /[ \t]{0,3}\n?[ \t]{0,3}["'(*_]{0,2}([A-Za-z][A-Za-z']{0,30})/y;
const NEXT_ON_LINE = /[ \t]{1,3}([A-Za-z][A-Za-z']{0,30})/y;
const NOTHING_MORE = /[ \t]{0,8}["')\]*_]{0,3}[ \t]{0,8}(?:$|\n)/y;

/** The word that ends right before `at`, as written, or '' if punctuation or nothing stands there. */
export function wordBefore(text: string, at: number): string {
  let end = at;
  while (end > at - 3 && text[end - 1] === ' ') end--;
  let start = end;
  while (start > end - REACH && IN_WORD.test(text.charAt(start - 1))) start--;
  return text.slice(start, end).replace(/^['.]+/, '');
}

/** The next word of the same phrase, as written; '' if something else comes. */
export function wordAfter(text: string, at: number): string {
  return matchAt(NEXT_ON_LINE, text, at)?.[1] ?? '';
}

/** The next word even across a line end or an opening quote. */
export function wordAhead(text: string, at: number): string {
  const next = text[at] === ' ' ? text[at + 1] : text[at];
  return next === WORD_PLACEHOLDER ? 'Given' : (matchAt(NEXT_WORD, text, at)?.[1] ?? '');
}

/** Nothing but closing quotes and brackets is left of the line. */
export function isLineEnd(text: string, at: number): boolean {
  const next = text[at] === ' ' ? text[at + 1] : text[at];
  return next === BREAK_PLACEHOLDER || matchAt(NOTHING_MORE, text, at) !== undefined;
}

export function isCapitalised(word: string): boolean {
  return /^[A-Z]/.test(word);
}

/** Words that open a sentence far more often than they follow an abbreviation as a name. */
const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  (
    'The A An He She It We They I You This That These Those There Here But And Or So If When While Where Why How What Who In On At For ' +
    'After Before My His Her Our Their Its Your Then Now As With From Not No Yes Some Many Most All One Once Soon Later Still Yet ' +
    'Nobody Everyone Everybody Someone Nothing Everything Suddenly Today Tomorrow Yesterday Really Please Let Do Did Does Is Are Was Were Can Could Will Would'
  ).split(' '),
);

/** Whether the full stop of an abbreviation that ends at `at` also ends its sentence. */
export function endsSentence(text: string, at: number): boolean {
  return isLineEnd(text, at) || SENTENCE_OPENERS.has(wordAhead(text, at));
}

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'of in to at from per and or on for by with is was are were has have had will would can could if as but than that which who when while ' +
    'each every a an the not it its this these those away ago apart later earlier before after more less left right off up down tall high wide long deep old plus minus ' +
    'there here so too now then today only every across outside inside wherever over under into until till about again'
  ).split(' '),
);

/** "a 5 km run": after an article and before a noun, a measure is an adjective and stays singular. */
export function isAdjective(text: string, start: number, end: number): boolean {
  if (!/^an?$/i.test(wordBefore(text, start))) return false;
  const next = wordAfter(text, end).toLowerCase();
  return next !== '' && !FUNCTION_WORDS.has(next);
}
