import { z } from 'zod';

import * as rows from './project-rows.ts';

/** Schema of each table's rows. The order is that in which rows may refer to one another. */
export const TABLES = {
  settings: rows.projectSettings,
  characters: rows.character,
  lines: rows.line,
  deliveries: rows.lineDelivery,
  takes: rows.take,
  tracks: rows.track,
  assets: rows.asset,
  clips: rows.clip,
  markers: rows.marker,
  lexicon: rows.lexiconEntry,
  subtitleFiles: rows.subtitleFile,
  cues: rows.cue,
  pictures: rows.picture,
} as const;

export type TableName = keyof typeof TABLES;
export type RowOf<T extends TableName> = z.infer<(typeof TABLES)[T]>;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** All of a project that can be edited and undone, by id. Never mutated: an edit makes a new one that shares what did not change. */
export type ProjectDocument = { readonly [T in TableName]: ReadonlyMap<string, RowOf<T>> };

/** A document as it travels: the rows of each table as a list. */
export type RowLists = { [T in TableName]: RowOf<T>[] };

export function rowLists(document: ProjectDocument): RowLists {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, [...document[table].values()]])) as unknown as RowLists;
}

/** The document whose `rowLists` these are. */
export function documentOfLists(lists: { readonly [T in TableName]: readonly RowOf<T>[] }): ProjectDocument {
  const tables = TABLE_NAMES.map((table) => {
    const rows: readonly { readonly id: string }[] = lists[table];
    return [table, new Map(rows.map((row) => [row.id, row]))] as const;
  });
  return Object.fromEntries(tables) as unknown as ProjectDocument;
}

/** A row as it is to be from now on; null deletes it. */
export type Patch = { [T in TableName]: { readonly table: T; readonly id: string; readonly row: RowOf<T> | null } }[TableName];

const patchOf = <T extends TableName>(table: T) => z.object({ table: z.literal(table), id: z.string(), row: TABLES[table].nullable() });

export const patchSchema = z.discriminatedUnion('table', [
  patchOf('settings'),
  patchOf('characters'),
  patchOf('lines'),
  patchOf('deliveries'),
  patchOf('takes'),
  patchOf('tracks'),
  patchOf('assets'),
  patchOf('clips'),
  patchOf('markers'),
  patchOf('lexicon'),
  patchOf('subtitleFiles'),
  patchOf('cues'),
  patchOf('pictures'),
]) as unknown as z.ZodType<Patch>;

export const DEFAULT_SETTINGS: rows.ProjectSettings = {
  id: 'project',
  title: '',
  language: 'en-US',
  timeFormat: 'timecode',
  frameRate: 25,
  dropFrame: true,
  startFrame: 0,
  conform: null,
  loudnessPreset: 'podcast-16',
  takeCap: 12,
  lineGapSamples: 19_200,
  loop: null,
};

export function emptyDocument(settings: Partial<rows.ProjectSettings> = {}): ProjectDocument {
  return {
    settings: new Map([['project', { ...DEFAULT_SETTINGS, ...settings, id: 'project' as const }]]),
    characters: new Map(),
    lines: new Map(),
    deliveries: new Map(),
    takes: new Map(),
    tracks: new Map(),
    assets: new Map(),
    clips: new Map(),
    markers: new Map(),
    lexicon: new Map(),
    subtitleFiles: new Map(),
    cues: new Map(),
    pictures: new Map(),
  };
}

/** The document after `patches`, in their order. Costs a shallow copy of each table that is touched. */
export function applyPatches(document: ProjectDocument, patches: readonly Patch[]): ProjectDocument {
  const changed = new Map<TableName, Map<string, unknown>>();
  for (const { table, id, row } of patches) {
    const rowsOfTable = changed.get(table) ?? new Map<string, unknown>(document[table]);
    changed.set(table, rowsOfTable);
    if (row === null) rowsOfTable.delete(id);
    else rowsOfTable.set(id, row);
  }
  return { ...document, ...Object.fromEntries(changed) };
}

/** The patches that take `patches` back from the document they were made for, to be applied after them. */
export function invertPatches(document: ProjectDocument, patches: readonly Patch[]): Patch[] {
  const inverse = new Map<string, Patch>();
  for (const { table, id } of patches) {
    const key = `${table}/${id}`;
    if (!inverse.has(key)) inverse.set(key, { table, id, row: document[table].get(id) ?? null } as Patch);
  }
  return [...inverse.values()].reverse();
}
