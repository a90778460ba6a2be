import { SaxesParser } from 'saxes';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { LexiconFileReader, type LexiconFile } from './lexicon-file.ts';
import { isEnglish, languageTag, listedPhones, listedWord, type Notation } from './listed-word.ts';
import { PLS_NAMESPACE } from './write-lexicon-pls.ts';

const DEEPEST = 32;
const LONGEST_CONTENT = 4000;
const MOST_GRAPHEMES = 50;
/** Documents are fed to the parser in stretches of this many units, so that one that is refused is not read to its end. */
const STRETCH = 65_536;

interface Lexeme {
  readonly fileLine: number;
  readonly language: string;
  readonly role: string;
  readonly graphemes: string[];
  readonly phonemes: { readonly written: string; readonly alphabet: string; readonly isPreferred: boolean }[];
  readonly aliases: { readonly written: string; readonly isPreferred: boolean }[];
}

type Attributes = Readonly<Record<string, string>>;

/**
 * Words of a Pronunciation Lexicon (PLS 1.0, W3C Recommendation of 14 October 2008): every grapheme of a lexeme is a word;
 * of several phonemes or aliases the preferred one counts, else the first. Alphabets are `ipa` and ARPABET (`x-arpabet`,
 * `x-cmu` and the like). Roles are not kept, and said so. Elements of other vocabularies and `metadata` are passed over.
 * @param text decoded, without a byte order mark
 * @param usualLanguage BCP 47 of a lexicon that names none
 * @throws VoxloomError `input.encoding` for what is no well-formed lexicon, and for one with a document type, which could
 * name other files and swell without bound.
 */
export function readLexiconPls(text: string, usualLanguage: string): LexiconFile {
  return new PlsReader(text, usualLanguage).read();
}

class PlsReader {
  readonly #text: string;
  readonly #parser = new SaxesParser();
  readonly #reader = new LexiconFileReader();
  readonly #open: string[] = [];
  #language: string;
  #alphabet = 'ipa';
  #lexeme: Lexeme | undefined;
  #content: { text: string; readonly attributes: Attributes } | undefined;
  #isLexicon = false;

  constructor(text: string, usualLanguage: string) {
    this.#text = text;
    this.#language = usualLanguage;
  }

  read(): LexiconFile {
    const parser = this.#parser;
    parser.on('error', (error) => {
      throw this.#refusal(error.message.replace(/^[^:]*:\s*\d+:\d+:\s*/, ''));
    });
    parser.on('doctype', () => {
      throw this.#refusal('it has a document type, which is not read here');
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.#begin(name, attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.#end(name);
    });
    parser.on('text', (piece) => {
      this.#add(piece);
    });
    parser.on('cdata', (piece) => {
      this.#add(piece);
    });
    for (let at = 0; at < this.#text.length; at += STRETCH) parser.write(this.#text.slice(at, at + STRETCH));
    parser.close();
    if (!this.#isLexicon) throw this.#refusal('there is no lexicon in it');
    return this.#reader.finish();
  }

  #begin(qualified: string, attributes: Attributes): void {
    const name = localName(qualified);
    if (this.#open.length >= DEEPEST) throw this.#refusal('its elements stand too deep within each other');
    const parent = this.#open.at(-1);
    this.#open.push(name);
    if (this.#open.length === 1) this.#beginLexicon(name, attributes);
    else if (name === 'lexeme' && parent === 'lexicon') {
      const language = languageTag(attributes['xml:lang'] ?? '') ?? this.#language;
      this.#lexeme = { fileLine: this.#parser.line, language, role: attributes['role'] ?? '', graphemes: [], phonemes: [], aliases: [] };
    } else if (parent === 'lexeme' && /^(?:grapheme|phoneme|alias)$/.test(name)) this.#content = { text: '', attributes };
  }

  #beginLexicon(name: string, attributes: Attributes): void {
    const namespace = Object.entries(attributes).find(([key]) => /^xmlns(?::|$)/.test(key))?.[1];
    if (name !== 'lexicon' || (namespace !== undefined && !Object.values(attributes).includes(PLS_NAMESPACE))) throw this.#refusal('it is XML of another kind');
    this.#isLexicon = true;
    this.#alphabet = attributes['alphabet'] ?? 'ipa';
    this.#language = languageTag(attributes['xml:lang'] ?? '') ?? this.#language;
  }

  #add(piece: string): void {
    if (!this.#content) return;
    this.#content.text += piece;
    if (this.#content.text.length > LONGEST_CONTENT) throw this.#refusal('a word in it is longer than any word');
  }

  #end(qualified: string): void {
    const name = localName(qualified);
    this.#open.pop();
    const lexeme = this.#lexeme;
    if (!lexeme) return;
    if (name === 'lexeme' && this.#open.length === 1) {
      this.#finish(lexeme);
      this.#lexeme = undefined;
    } else if (this.#content && this.#open.at(-1) === 'lexeme') {
      const { text, attributes } = this.#content;
      this.#content = undefined;
      const written = text.trim().replace(/\s+/g, ' ');
      const isPreferred = attributes['prefer'] === 'true';
      if (name === 'grapheme' && lexeme.graphemes.length < MOST_GRAPHEMES) lexeme.graphemes.push(written);
      if (name === 'phoneme') lexeme.phonemes.push({ written, alphabet: attributes['alphabet'] ?? this.#alphabet, isPreferred });
      if (name === 'alias') lexeme.aliases.push({ written, isPreferred });
    }
  }

  #finish(lexeme: Lexeme): void {
    const { fileLine, graphemes, role } = lexeme;
    if (graphemes.length === 0) this.#reader.fault(fileLine, 'word-missing', '');
    for (const grapheme of graphemes) this.#list(grapheme, lexeme);
    if (role !== '' && graphemes.length > 0) this.#reader.fault(fileLine, 'role', graphemes[0] ?? '');
  }

  #list(grapheme: string, { fileLine, language, phonemes, aliases }: Lexeme): void {
    const found = listedWord(grapheme, language);
    if ('code' in found) {
      this.#reader.fault(fileLine, found.code, found.subject);
      return;
    }
    const { word } = found;
    const phoneme = phonemes.find(({ isPreferred }) => isPreferred) ?? (aliases.some(({ isPreferred }) => isPreferred) ? undefined : phonemes[0]);
    const alias = aliases.find(({ isPreferred }) => isPreferred) ?? aliases[0];
    if (!phoneme) {
      if (alias && alias.written !== '') this.#reader.add({ word, language, alias: alias.written, fileLine }, fileLine);
      else this.#reader.fault(fileLine, 'phones-missing', word);
      return;
    }
    const notation = notationOf(phoneme.alphabet, language);
    const read = notation ? listedPhones(phoneme.written, language, notation) : ({ code: 'alphabet', subject: phoneme.alphabet } as const);
    if ('code' in read) this.#reader.fault(fileLine, read.code, read.subject === '' ? word : read.subject);
    else this.#reader.add({ word, language, phones: read.phones }, fileLine);
  }

  #refusal(reason: string): VoxloomError {
    return new VoxloomError('input.encoding', `This is no pronunciation lexicon that can be read (line ${this.#parser.line}): ${reason.slice(0, 200)}. Mend it or choose another file.`);
  }
}

function notationOf(alphabet: string, language: string): Notation | undefined {
  if (alphabet === 'ipa') return 'ipa';
  if (/^(?:x-)?(?:arpabet|cmu|cmu-arpabet|amazon-arpabet|microsoft-arpabet)$/i.test(alphabet)) return 'arpabet';
  return alphabet === 'x-voxloom' && !isEnglish(language) ? 'own' : undefined;
}

/** The namespace of a prefix does not matter where the root is a lexicon: nothing else has these names. */
function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}
