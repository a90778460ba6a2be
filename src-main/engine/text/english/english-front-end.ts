import type { LetterToSound, Lexicon, Reading, TextFrontEnd } from '../reading.ts';
import { WarningList } from '../warning-list.ts';
import { PronouncingDictionary } from './dictionary.ts';
import { normaliseEnglish } from './normalise.ts';
import { EnglishPronouncer } from './pronounce.ts';

const NO_WORDS: Lexicon = new Map();

/** American English: what a text says, word by word, and how each word sounds. */
export class EnglishFrontEnd implements TextFrontEnd {
  readonly language = 'en';
  readonly #pronouncer: EnglishPronouncer;

  constructor(letterToSound: LetterToSound, dictionary = new PronouncingDictionary()) {
    this.#pronouncer = new EnglishPronouncer(dictionary, letterToSound);
  }

  async read(text: string, options: { readonly lexicon?: Lexicon; readonly ssml?: boolean } = {}): Promise<Reading> {
    const { tokens, warnings } = normaliseEnglish(text, options.ssml === undefined ? {} : { ssml: options.ssml });
    const guesses = new WarningList();
    const items = await this.#pronouncer.pronounce(text, tokens, options.lexicon ?? NO_WORDS, guesses);
    return { text, items, warnings: [...warnings, ...guesses.finish()] };
  }
}
