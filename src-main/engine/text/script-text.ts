import type { InlineStyle, ReadMark, ReadPause, TextSpan } from './reading.ts';

/**
 * A text freed of its markup, ready to be read. Every UTF-16 unit knows where in the author's text it came from and in
 * which style it is spoken. What is no text (a break, a mark, a word with given phones) stands in it as one placeholder
 * unit, so that rules which look at neighbouring words see through markup.
 */
export interface ScriptText {
  readonly text: string;
  /** Start of each unit in the author's text. Never decreases. */
  readonly starts: Int32Array;
  /** End of each unit in the author's text. */
  readonly ends: Int32Array;
  /** Index in `styles` for each unit. */
  readonly styleOf: Int32Array;
  /** `styles[0]` is the neutral style. */
  readonly styles: readonly InlineStyle[];
  /** What stands at each placeholder, by index in `text`. A placeholder character without an entry is the author's own. */
  readonly atoms: ReadonlyMap<number, Atom>;
}

/** Stands for an atom that is spoken like a word. */
export const WORD_PLACEHOLDER = '\uFFFC';
/** Stands for a pause or a mark. */
export const BREAK_PLACEHOLDER = '\uFFF9';

export type Atom = ReadPause | ReadMark | GivenPhones | ForeignPhones | SaidAs | Substitute;

/** A word whose phones are settled: `phones` are in the language's own notation and valid. */
interface GivenPhones {
  readonly kind: 'given-phones';
  readonly word: string;
  readonly phones: readonly string[];
  readonly span: TextSpan;
}

/** An SSML `phoneme`: the language decides whether it can use the alphabet. */
interface ForeignPhones {
  readonly kind: 'foreign-phones';
  readonly word: string;
  readonly alphabet: string;
  readonly phones: string;
  readonly span: TextSpan;
}

/** An SSML `say-as`. */
interface SaidAs {
  readonly kind: 'said-as';
  readonly content: string;
  readonly interpretAs: string;
  readonly format: string;
  readonly span: TextSpan;
}

/** An SSML `sub`: `alias` is read in place of the content. */
interface Substitute {
  readonly kind: 'substitute';
  readonly alias: string;
  readonly span: TextSpan;
}

/** Builds a script text from front to back. */
export class ScriptTextWriter {
  readonly #pieces: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #styleOf: number[] = [];
  readonly #styles: Map<InlineStyle, number>;
  readonly #atoms = new Map<number, Atom>();
  #style = 0;

  constructor(styles: readonly InlineStyle[] = [{}]) {
    this.#styles = new Map(styles.map((style, index) => [style, index]));
  }

  /** Text written from now on is spoken in `style`. */
  useStyle(style: InlineStyle): void {
    this.#style = this.#styles.get(style) ?? this.#styles.size;
    this.#styles.set(style, this.#style);
  }

  /** Characters that stand for `source.start` to `source.end` of the author's text as a whole. */
  write(characters: string, source: TextSpan): void {
    this.#pieces.push(characters);
    for (let unit = 0; unit < characters.length; unit++) this.#locate(source.start, source.end, this.#style);
  }

  /** A stretch of the author's text, unit by unit. */
  writeSource(characters: string, start: number): void {
    this.#pieces.push(characters);
    for (let unit = 0; unit < characters.length; unit++) this.#locate(start + unit, start + unit + 1, this.#style);
  }

  /** `characters` in place of units `from` to `to` of `script`, which gives place and style. */
  rewrite(script: ScriptText, characters: string, from: number, to: number): void {
    this.#pieces.push(characters);
    const start = script.starts[from] ?? 0;
    const end = script.ends[to - 1] ?? start;
    for (let unit = 0; unit < characters.length; unit++) this.#locate(start, end, script.styleOf[from] ?? 0);
  }

  /** What ends at unit `to` of `script` belongs to what was written last: a combining accent to its letter. */
  extend(script: ScriptText, to: number): void {
    if (this.#ends.length > 0) this.#ends[this.#ends.length - 1] = script.ends[to - 1] ?? 0;
  }

  /** Units `from` to `to` of `script`, atoms with them. */
  copy(script: ScriptText, from: number, to: number): void {
    for (let unit = from; unit < to; unit++) {
      const atom = script.atoms.get(unit);
      if (atom) this.#atoms.set(this.#starts.length, atom);
      this.#locate(script.starts[unit] ?? 0, script.ends[unit] ?? 0, script.styleOf[unit] ?? 0);
    }
    this.#pieces.push(script.text.slice(from, to));
  }

  place(atom: Atom, style = this.#style): void {
    this.#atoms.set(this.#starts.length, atom);
    this.#pieces.push(atom.kind === 'pause' || atom.kind === 'mark' ? BREAK_PLACEHOLDER : WORD_PLACEHOLDER);
    this.#locate(atom.span.start, atom.span.end, style);
  }

  finish(): ScriptText {
    return {
      text: this.#pieces.join(''),
      starts: Int32Array.from(this.#starts),
      ends: Int32Array.from(this.#ends),
      styleOf: Int32Array.from(this.#styleOf),
      styles: [...this.#styles.keys()],
      atoms: this.#atoms,
    };
  }

  #locate(start: number, end: number, style: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#styleOf.push(style);
  }
}

export function plainScriptText(text: string): ScriptText {
  const writer = new ScriptTextWriter();
  writer.writeSource(text, 0);
  return writer.finish();
}
