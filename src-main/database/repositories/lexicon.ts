import type { LexiconEntry } from '../../shared/domain/project-rows.ts';
import { jsonOf } from './table-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

/** Words of a project's own lexicon; the program's global one has the same columns. */
export const lexiconMapping: TableMapping<LexiconEntry> = {
  table: 'lexicon',
  columns: ['id', 'word', 'language', 'phones'],
  encode: (row) => [row.id, row.word, row.language, JSON.stringify(row.phones)],
  decode: (record) => ({ id: record['id'], word: record['word'], language: record['language'], phones: jsonOf(record['phones']) }),
};
