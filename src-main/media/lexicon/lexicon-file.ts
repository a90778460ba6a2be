import type { LexiconFault } from '../../shared/contract/dubbing-views.ts';

/** A word as a file lists it. */
export type ListedWord = SpelledWord | AliasedWord;

export interface SpelledWord {
  /** Lower case, as a reading names it. */
  readonly word: string;
  /** BCP 47. */
  readonly language: string;
  readonly phones: readonly string[];
}

/** Is to be said like other words. */
export interface AliasedWord {
  readonly word: string;
  readonly language: string;
  readonly alias: string;
  /** Line of the file, from 1. */
  readonly fileLine: number;
}

export interface LexiconFile {
  readonly words: readonly ListedWord[];
  /** What was left out or changed, in the order of the file. */
  readonly report: readonly LexiconFault[];
}

/** More than any lexicon that is written by hand, and as many as one edit may bring in. */
export const MOST_WORDS = 20_000;
const MOST_FAULTS = 1000;

/** Collects what a file lists: each word once a language, the first time it stands. */
export class LexiconFileReader {
  readonly #words = new Map<string, ListedWord>();
  readonly #report: LexiconFault[] = [];

  /** @returns whether there is room for more. */
  get isFull(): boolean {
    return this.#words.size >= MOST_WORDS;
  }

  add(word: ListedWord, fileLine: number): void {
    const key = `${word.language.toLowerCase()} ${word.word}`;
    if (this.#words.has(key)) this.fault(fileLine, 'duplicate', word.word);
    else if (this.isFull) this.fault(fileLine, 'too-many', word.word);
    else this.#words.set(key, word);
  }

  fault(fileLine: number, code: LexiconFault['code'], subject: string): void {
    if (this.#report.length >= MOST_FAULTS) return;
    this.#report.push({ fileLine, outcome: code === 'role' ? 'changed' : 'refused', code, subject: subject.slice(0, 60).toWellFormed() });
  }

  finish(): LexiconFile {
    return { words: [...this.#words.values()], report: this.#report };
  }
}
