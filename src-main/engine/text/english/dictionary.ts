import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FIRST_LINE = 'export const dictionary = {\n';

/**
 * The CMU Pronouncing Dictionary, searched in place: its file has one entry a line, sorted, so a lookup is a binary
 * search over the text. That opens in milliseconds, where building a map of 135,000 entries takes most of a second.
 */
export class PronouncingDictionary {
  #text: string | undefined;

  /** Every pronunciation the dictionary lists, its favourite first; none for an unknown word. `word` is lower case. */
  pronunciations(word: string): readonly (readonly string[])[] {
    const text = this.#open();
    const found: (readonly string[])[] = [];
    for (let at = firstLineOf(text, word); at < text.length; at = text.indexOf('\n', at) + 1) {
      const entry = entryAt(text, at);
      if (entry?.word !== word) break;
      found.push(entry.phones);
    }
    return found;
  }

  #open(): string {
    if (this.#text === undefined) {
      const file = createRequire(import.meta.url).resolve('cmu-pronouncing-dictionary');
      const source = readFileSync(file, 'latin1');
      this.#text = source.slice(source.indexOf(FIRST_LINE) + FIRST_LINE.length, source.lastIndexOf('}'));
    }
    return this.#text;
  }
}

interface Entry {
  readonly word: string;
  readonly phones: readonly string[];
}

/** Offset of the first line whose word is not before `word`; the text's length if there is none. */
function firstLineOf(text: string, word: string): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const line = text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    const entry = entryAt(text, line);
    if (entry !== undefined && entry.word < word) low = text.indexOf('\n', line) + 1;
    else high = line;
  }
  return low;
}

/** Reads `  "word(2)": "W ER1 D # origin",`. Further pronunciations carry a number behind the word. */
function entryAt(text: string, line: number): Entry | undefined {
  const match = /^ *"([^"(]+)(?:\(\d+\))?": "([^"#]*)/.exec(text.slice(line, text.indexOf('\n', line)));
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { word: match[1], phones: match[2].trim().split(' ') };
}
