import { extname } from 'node:path';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { replaceFile } from '../replace-file.ts';
import type { SpelledWord } from './lexicon-file.ts';
import { writeLexiconCsv } from './write-lexicon-csv.ts';
import { writeLexiconPls } from './write-lexicon-pls.ts';

const WRITERS: ReadonlyMap<string, (words: readonly SpelledWord[]) => string> = new Map([
  ['.csv', writeLexiconCsv],
  ['.pls', writeLexiconPls],
]);

/**
 * Writes a list of words in UTF-8, in the form that the path's ending names; the file is the old one or the whole new one.
 * @throws VoxloomError `input.option` for another ending, and what `replaceFile` throws.
 */
export async function writeLexicon(path: string, words: readonly SpelledWord[], signal?: AbortSignal): Promise<void> {
  const write = WRITERS.get(extname(path).toLowerCase());
  if (!write) throw new VoxloomError('input.option', 'Lists of words are written as .csv or .pls; give the file one of these endings.');
  const bytes = new TextEncoder().encode(write(words));
  await replaceFile(path, (file) => file.append(bytes), { signal });
}
