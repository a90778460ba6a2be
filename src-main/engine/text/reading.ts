/** How a text will be said, before any model hears of it. Spans are UTF-16 offsets in the text the author wrote. */
export interface Reading {
  readonly text: string;
  readonly items: readonly ReadingItem[];
  readonly warnings: readonly ReadingWarning[];
}

export type ReadingItem = ReadWord | ReadPause | ReadMark;

export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export interface ReadWord {
  readonly kind: 'word';
  /** The normalised word, lower case: "twenty" for part of "25". Several words may share one span. */
  readonly spoken: string;
  readonly span: TextSpan;
  /** ARPABET with stress digits on vowels: `['HH', 'AH0', 'L', 'OW1']`. Never empty. */
  readonly phones: readonly string[];
  readonly source: PronunciationSource;
  /** Set where the sentence hardly tells which of the word's readings is meant. */
  readonly doubtful?: true;
  readonly style?: InlineStyle;
}

/** Who decided the pronunciation, strongest first. */
export type PronunciationSource =
  'override' | 'lexicon' | 'homograph' | 'dictionary' | 'morphology' | 'compound' | 'spelled' | 'model';

/** A break that punctuation or a tag asks for. */
export interface ReadPause {
  readonly kind: 'pause';
  readonly span: TextSpan;
  readonly mark: PauseMark;
  /** Set for a timed pause: its exact length, to 10 ms. */
  readonly durationMs?: number;
}

/** `,` a clause edge; `.` `?` `!` a sentence end; `timed` a break with a length of its own. */
export type PauseMark = ',' | '.' | '?' | '!' | 'timed';

/** An SSML mark: a named point whose time the take reports. */
export interface ReadMark {
  readonly kind: 'mark';
  readonly name: string;
  readonly span: TextSpan;
}

/** Delivery that tags ask for on some words; factors and offsets on top of the line's delivery. */
export interface InlineStyle {
  readonly paceFactor?: number;
  readonly pitchSemitones?: number;
  readonly energyDb?: number;
}

export interface ReadingWarning {
  readonly code: 'unknown-tag' | 'bad-tag' | 'bad-override' | 'unreadable' | 'guessed-word';
  /** One sentence for the author. */
  readonly message: string;
  readonly span: TextSpan;
}

/** Author's word-to-reading list: lower-case word to ARPABET phones. */
export type Lexicon = ReadonlyMap<string, readonly string[]>;

/** How one stretch of a text is said, by its author: wins over everything else that knows the word. */
export interface ReadingOverride extends TextSpan {
  /** In the language's notation. */
  readonly phones: readonly string[];
}

export interface ReadOptions {
  readonly lexicon?: Lexicon;
  readonly ssml?: boolean;
  /** Each for its one place. One that makes no sense there is left out with a warning, and the text is read as usual. */
  readonly overrides?: readonly ReadingOverride[];
}

export interface TextFrontEnd {
  readonly language: string;
  /** Never rejects for any text; a text with nothing to say gives items without words and a warning that says so. */
  read(text: string, options?: ReadOptions): Promise<Reading>;
  /**
   * Every way the language's lists and rules know to say a word, likeliest first; where they know at most one, a guess from
   * its spelling too. `spoken` is the word as a reading names it.
   */
  pronunciations(spoken: string): Promise<readonly (readonly string[])[]>;
  /** Places of a reading that an author should look at, in the order of the text; not those that an author has settled. */
  risks(reading: Reading): Promise<readonly RiskyPlace[]>;
}

export interface SpokenForm {
  /** Words as a reading names them, with spaces between. */
  readonly spoken: string;
  readonly phones: readonly string[];
}

/** A place in a text that may well be read wrongly, and how it is read. `spoken` is empty where nothing is said for it. */
export interface RiskyPlace extends SpokenForm {
  readonly span: TextSpan;
  readonly kind: 'number' | 'date' | 'unit' | 'initialism' | 'name' | 'homograph' | 'foreign' | 'symbol';
  readonly written: string;
  /** How likely the reading is not what the author meant, 0 to 1: an estimate that orders places, not a probability. */
  readonly risk: number;
  /** The word by which a lexicon would change this reading everywhere; null where none can, or where it would change too much. */
  readonly lexiconWord: string | null;
  /** Other ways to say it, likeliest first. */
  readonly alternatives: readonly SpokenForm[];
}

/** Guesses phones for a spelling no list knows. */
export interface LetterToSound {
  /** `word` is lower-case a to z and apostrophe; the result is never empty. */
  guess(word: string): Promise<readonly string[]>;
}
