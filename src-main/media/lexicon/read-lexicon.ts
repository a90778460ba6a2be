import { extname } from 'node:path';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { decodeText } from '../decode-text.ts';
import type { LexiconFile } from './lexicon-file.ts';
import { readLexiconCsv } from './read-lexicon-csv.ts';
import { readLexiconPls } from './read-lexicon-pls.ts';

/** Endings of lists of words, in lower case. */
const PLS_ENDINGS: readonly string[] = ['.pls', '.xml'];
export const LARGEST_LEXICON_BYTES = 16 * 1024 * 1024;

/**
 * A list of words from the bytes of a file: PLS 1.0 where its name or its first sign says so, else CSV.
 * @param language BCP 47 of words that name none
 * @throws VoxloomError `input.encoding` for what is neither, and for more than 16 MB.
 */
export function readLexicon(bytes: Uint8Array, name: string, language: string): LexiconFile {
  if (bytes.length > LARGEST_LEXICON_BYTES) throw new VoxloomError('input.encoding', 'The file is larger than 16 MB, so it is hardly a list of words. Choose another.');
  const text = decodeText(bytes);
  const isPls = PLS_ENDINGS.includes(extname(name).toLowerCase()) || /^\s*<(?:\?xml|[\w:-]*lexicon[\s>])/.test(text.slice(0, 1000));
  return isPls ? readLexiconPls(text, language) : readLexiconCsv(text, language);
}
