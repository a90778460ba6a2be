import type { PauseMark } from '../reading.ts';

/** One thing that is said for a stretch of text: a word, the name of a letter, or a pause between words. */
export type SpokenPart = string | { readonly letter: string } | { readonly pause: PauseMark };

/** A stretch of folded text, from where it was asked for to `end`, and what a narrator says for it. */
export interface Recognition {
  readonly end: number;
  readonly parts: readonly SpokenPart[];
}

/**
 * Tries to make sense of folded text at `at`, where a new token begins. A recogniser looks only a bounded way ahead, or
 * takes all it has looked at, so that reading a text takes time in proportion to its length.
 */
export type Recogniser = (text: string, at: number) => Recognition | undefined;

/** The match of a sticky pattern at one place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Words written with spaces between. */
export function say(words: string): string[] {
  return words.split(' ').filter((word) => word !== '');
}

/** Words among which single letters are named: "u s dollars"; "a" and "i" are words. */
export function sayWithLetters(words: string): SpokenPart[] {
  return say(words).flatMap((word) => (/^[b-hj-z]$/.test(word) ? spell(word) : [word]));
}

/** The names of letters and digits, one by one. */
export function spell(characters: string): SpokenPart[] {
  return Array.from(characters.toLowerCase(), (character) => DIGITS.get(character) ?? { letter: character });
}

/** Initialisms in the plural or with a possessive: "DVDs", "BBC's". The last letter takes the ending: "d's". */
export function spellWithEnding(characters: string): SpokenPart[] {
  return [...spell(characters.slice(0, -1)), `${characters.slice(-1).toLowerCase()}'s`];
}

const DIGITS: ReadonlyMap<string, string> = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((name, digit) => [String(digit), name]),
);
