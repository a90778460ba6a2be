import { open } from 'node:fs/promises';
import { basename } from 'node:path';

import type { EngineClient } from '../../engine/process/engine-client.ts';
import type { AliasedWord, LexiconFile, SpelledWord } from '../../media/lexicon/lexicon-file.ts';
import { LARGEST_LEXICON_BYTES, readLexicon } from '../../media/lexicon/read-lexicon.ts';
import { writeLexicon } from '../../media/lexicon/write-lexicon.ts';
import type { RequestHandlers, RequestOutput } from '../../shared/contract/contract.ts';
import type { LexiconFault } from '../../shared/contract/dubbing-views.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { abortSignalOf } from './abort-signal-of.ts';
import { authorPath } from './author-path.ts';
import type { GlobalLexicon } from './global-lexicon.ts';
import type { PresentProject } from './present-project.ts';

interface LexiconFileParts {
  readonly present: PresentProject;
  readonly lexicon: GlobalLexicon;
  readonly engine: Pick<EngineClient, 'read'>;
  readonly voices: readonly { readonly id: string; readonly language: string }[];
}

const MOST_PHONES = 64;
const USUAL_LANGUAGE = 'en-US';

/** Lists of words from and to files of the author. */
export function lexiconFileRequests({ present, lexicon, engine, voices }: LexiconFileParts): Pick<RequestHandlers, 'lexicon.read' | 'lexicon.write'> {
  return {
    'lexicon.read': async ({ path }, signal) => {
      const language = present.now?.session.document.settings.get('project')?.language ?? USUAL_LANGUAGE;
      const file = readLexicon(await bytesOf(authorPath(path)), basename(path), language);
      return withAliases(file, (word) => phonesOfAlias(word, { engine, voices }, abortSignalOf(signal)));
    },
    'lexicon.write': async ({ path, list }, signal) => {
      const entries = list === 'global' ? lexicon.entries : [...present.need().session.document.lexicon.values()];
      const words = entries.toSorted((one, other) => compare(one.word, other.word) || compare(one.language, other.language));
      await writeLexicon(authorPath(path), words, abortSignalOf(signal));
      return { words: words.length };
    },
  };
}

/** Words that are said like others get their phones; those whose alias nobody can read are left out. */
async function withAliases({ words, report }: LexiconFile, phonesOf: (word: AliasedWord) => Promise<readonly string[]>): Promise<RequestOutput<'lexicon.read'>> {
  const spelled: SpelledWord[] = [];
  const unread: LexiconFault[] = [];
  for (const word of words) {
    if (!('alias' in word)) {
      spelled.push(word);
      continue;
    }
    const phones = await phonesOf(word);
    if (phones.length > 0 && phones.length <= MOST_PHONES) spelled.push({ word: word.word, language: word.language, phones });
    else unread.push({ fileLine: word.fileLine, outcome: 'refused', code: 'alias', subject: word.word });
  }
  return {
    words: spelled.map(({ word, language, phones }) => ({ word, language, phones: [...phones] })),
    report: [...report, ...unread].sort((one, other) => one.fileLine - other.fileLine),
  };
}

async function phonesOfAlias({ alias, language }: AliasedWord, { engine, voices }: Pick<LexiconFileParts, 'engine' | 'voices'>, signal: AbortSignal): Promise<readonly string[]> {
  const voice = voices.find((known) => primary(known.language) === primary(language));
  if (!voice) return [];
  const { words } = await engine.read({ voice: voice.id, text: alias }, signal);
  return words.flatMap(({ phones }) => phones);
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path);
    const found = await file.stat();
    // A pipe would keep whoever reads it waiting.
    if (!found.isFile()) throw new VoxloomError('input.file-missing', `"${path}" is no file with a list of words.`);
    if (found.size > LARGEST_LEXICON_BYTES) throw new VoxloomError('input.encoding', `"${path}" is larger than 16 MB, so it is hardly a list of words. Choose another.`);
    return await file.readFile();
  } catch (error) {
    if (error instanceof VoxloomError) throw error;
    throw new VoxloomError('input.file-missing', `It is not possible to read "${path}". Choose another file.`, { cause: error });
  }
}

function primary(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
