import type { LexiconEntry } from '../../../src-main/shared/domain/project-rows.ts';

export type IncomingWord = Omit<LexiconEntry, 'id'>;

/** A word that both lists have, with other phones. */
export interface WordConflict {
  readonly mine: LexiconEntry;
  readonly theirs: IncomingWord;
}

export interface WordMerge {
  readonly added: readonly IncomingWord[];
  readonly conflicts: readonly WordConflict[];
  /** Words that are said alike in both. */
  readonly same: number;
}

/** What words from a file mean for a list: a word counts as the same in every region of its language. */
export function compareWords(incoming: readonly IncomingWord[], entries: readonly LexiconEntry[]): WordMerge {
  const mine = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const added: IncomingWord[] = [];
  const conflicts: WordConflict[] = [];
  let same = 0;
  for (const word of incoming) {
    const known = mine.get(keyOf(word));
    if (!known) added.push(word);
    else if (known.phones.join(' ') === word.phones.join(' ')) same += 1;
    else conflicts.push({ mine: known, theirs: word });
  }
  return { added, conflicts, same };
}

/**
 * The entries to put: what is new, and of the conflicts those whose word is in `theirs`, in place of one's own.
 * @param newId makes ids of new entries
 */
export function mergedEntries({ added, conflicts }: WordMerge, theirs: ReadonlySet<string>, newId: () => string): LexiconEntry[] {
  const taken = conflicts.filter(({ mine }) => theirs.has(mine.id)).map(({ mine, theirs: { phones } }) => ({ ...mine, phones }));
  return [...added.map((word) => ({ ...word, id: newId() })), ...taken];
}

function keyOf({ word, language }: IncomingWord): string {
  return `${language.split('-')[0]?.toLowerCase() ?? ''} ${word}`;
}
