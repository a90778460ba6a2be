import type { LetterToSound, Lexicon, Reading, ReadOptions, RiskyPlace, TextFrontEnd } from '../reading.ts';
import { WarningList } from '../warning-list.ts';
import { PronouncingDictionary } from './dictionary.ts';
import { normaliseEnglish } from './normalise.ts';
import { findRisks } from './preflight/find-risks.ts';
import { EnglishPronouncer } from './pronounce.ts';

const NO_WORDS: Lexicon = new Map();

/** American English: what a text says, word by word, and how each word sounds. */
export class EnglishFrontEnd implements TextFrontEnd {
  readonly language = 'en';
  readonly #pronouncer: EnglishPronouncer;

  constructor(letterToSound: LetterToSound, dictionary = new PronouncingDictionary()) {
    this.#pronouncer = new EnglishPronouncer(dictionary, letterToSound);
  }

  async read(text: string, options: ReadOptions = {}): Promise<Reading> {
    const { tokens, warnings } = normaliseEnglish(text, options);
    const guesses = new WarningList();
    const items = await this.#pronouncer.pronounce(text, tokens, options.lexicon ?? NO_WORDS, guesses);
    return { text, items, warnings: [...warnings, ...guesses.finish()] };
  }

  pronunciations(spoken: string): Promise<readonly (readonly string[])[]> {
    return this.#pronouncer.pronunciations(spoken);
  }

  risks(reading: Reading): Promise<readonly RiskyPlace[]> {
    return findRisks(reading, this);
  }
}
