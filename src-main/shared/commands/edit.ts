import type { Patch, ProjectDocument, RowOf, TableName } from '../domain/project-document.ts';
import type { Line } from '../domain/project-rows.ts';
import { VoxloomError } from '../domain/voxloom-error.ts';

/* What commands are written in. */

export function put<T extends TableName>(table: T, row: RowOf<T>): Patch {
  return { table, id: row.id, row } as Patch;
}

export function remove(table: TableName, id: string): Patch {
  return { table, id, row: null };
}

export function refused(sentence: string): VoxloomError {
  return new VoxloomError('edit.refused', sentence);
}

/** @throws VoxloomError `edit.refused` for a row that is not there (any more). */
export function need<T extends TableName>(document: ProjectDocument, table: T, id: string): RowOf<T> {
  const row = (document[table] as ReadonlyMap<string, RowOf<T>>).get(id);
  if (row === undefined) throw refused(GONE[table]);
  return row;
}

/** @throws VoxloomError `edit.refused` for a new row whose id is taken. */
export function needNew(document: ProjectDocument, table: TableName, id: string): void {
  if (document[table].has(id)) throw refused('It is there already.');
}

/** @throws VoxloomError `edit.refused` for a line that is gone or locked. */
export function needUnlocked(document: ProjectDocument, lineId: string): Line {
  const line = need(document, 'lines', lineId);
  if (line.locked) throw refused('This line is locked. Unlock it to change it.');
  return line;
}

const GONE: Readonly<Record<TableName, string>> = {
  settings: 'The project has no settings.',
  characters: 'This character is not in the project any more.',
  lines: 'This line is not in the project any more.',
  deliveries: 'This line has no delivery of its own.',
  takes: 'This take is not in the project any more.',
  tracks: 'This track is not in the project any more.',
  assets: 'This sound is not in the project any more.',
  clips: 'This clip is not in the project any more.',
  markers: 'This marker is not in the project any more.',
  lexicon: 'This word is not in the lexicon any more.',
  subtitleFiles: 'This subtitle file is not in the project any more.',
  cues: 'This cue is not in the project any more.',
  pictures: 'This picture is not in the project any more.',
};
