import type { Tagger, WordTags } from './part-of-speech.ts';

/** A sentence whose words are known by spelling only. */
export interface SentenceWord {
  readonly spoken: string;
  /** Written with a capital where it stands. */
  readonly capital: boolean;
  /** A comma or the like follows. */
  readonly pauseAfter: boolean;
}

/** Adverbs that may stand between a verb and what shows it to be one: "I only read", "will gladly present". */
const ADVERBS: ReadonlySet<string> = new Set(
  'not only just never always also often still ever even already soon then now again sometimes usually rarely seldom really simply both all'.split(' '),
);
const LY_WORDS_NOT_ADVERBS: ReadonlySet<string> = new Set('family fly ally italy july reply supply apply rely only early daily belly jelly bully holy ugly lonely friendly lovely'.split(' '));

/** One word's place in its sentence: what stands around it, and what part of speech it seems to be. */
export class SentencePlace {
  readonly #words: readonly SentenceWord[];
  readonly #index: number;
  readonly #tagger: Tagger;

  constructor(words: readonly SentenceWord[], index: number, tagger: Tagger) {
    this.#words = words;
    this.#index = index;
    this.#tagger = tagger;
  }

  get spoken(): string {
    return this.#words[this.#index]?.spoken ?? '';
  }

  get capital(): boolean {
    return this.#words[this.#index]?.capital ?? false;
  }

  get opensSentence(): boolean {
    return this.#index === 0;
  }

  /** The word so many places on (negative: back), '' beyond the clause. */
  at(offset: number): string {
    const [from, to] = offset < 0 ? [this.#index + offset, this.#index] : [this.#index, this.#index + offset];
    const broken = this.#words.slice(Math.max(0, from), to).some((word) => word.pauseAfter);
    return broken ? '' : (this.#words[this.#index + offset]?.spoken ?? '');
  }

  /** The nearest word before that is no adverb, '' at the clause's start. */
  get before(): string {
    return this.at(-this.stepsBefore);
  }

  /** How far back `before` stands. */
  get stepsBefore(): number {
    let steps = 1;
    while (isAdverb(this.at(-steps))) steps += 1;
    return steps;
  }

  /** Whether any word of the sentence is in the set. */
  mentions(set: ReadonlySet<string>): boolean {
    return this.#words.some((word, index) => index !== this.#index && set.has(word.spoken));
  }

  /** What the tagger takes this word to be; empty where it cannot follow. */
  get tags(): WordTags {
    return this.tagsAt(0);
  }

  tagsAt(offset: number): WordTags {
    return this.#tagger(this.#words)[this.#index + offset] ?? new Set();
  }

  /** Whether any other word of the sentence has the tag. */
  anyTagged(tag: string): boolean {
    return this.#tagger(this.#words).some((tags, index) => index !== this.#index && tags.has(tag));
  }
}

function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || (word.length > 4 && word.endsWith('ly') && !LY_WORDS_NOT_ADVERBS.has(word));
}
