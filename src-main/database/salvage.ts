import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { emptyDocument, TABLE_NAMES, TABLES } from '../shared/domain/project-document.ts';
import type { Patch, ProjectDocument, TableName } from '../shared/domain/project-document.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { openConnection } from './connection.ts';
import type { Connection, SqlRecord } from './connection.ts';
import { copyWithLog } from './copy-with-log.ts';
import { fillNewProject } from './create-project.ts';
import { createFile, migrate } from './file-format.ts';
import { mendFirstPage } from './mend-first-page.ts';
import { mendReferences } from './mend-references.ts';
import { PROJECT_FORMAT } from './project-format.ts';
import { readableRows } from './readable-rows.ts';
import { DOCUMENT_MAPPINGS, DocumentRepositories } from './repositories/document-repositories.ts';
import type { TableMapping } from './repositories/table-mapping.ts';
import { valuesOf } from './repositories/table-repository.ts';
import type { OpenedProject } from './open-project.ts';
import { sqliteCode } from './sqlite-failure.ts';

/** Tables beside the document that are copied as they are, those that are referred to first. */
const COPIED_TABLES = {
  sounds: ['number', 'id', 'channels', 'frames', 'created_at_ms'],
  sound_chunks: ['sound', 'position', 'samples', 'checksum'],
  take_details: ['take_id', 'words', 'phones', 'frame_ms', 'f0_hz', 'created_at_ms'],
  peaks: ['sound_id', 'data'],
  exports: ['number', 'id', 'job'],
} as const;

/** What a person calls the rows of a table. */
const TABLE_TITLES: Readonly<Record<string, string>> = {
  settings: 'settings',
  characters: 'characters',
  lines: 'lines',
  deliveries: 'deliveries of lines',
  takes: 'takes',
  tracks: 'tracks',
  assets: 'imported sounds',
  clips: 'clips',
  markers: 'markers',
  lexicon: 'words of the lexicon',
  sounds: 'sounds',
  sound_chunks: 'seconds of sound',
  take_details: 'timings of takes',
  peaks: 'drawn waveforms',
  exports: 'exports',
};

/**
 * Reads what can be read of a damaged project, row by row, out of a copy and into a new file of our own. The damaged file
 * is not touched; its history of edits is left behind, because a step is only good on the document it was made for.
 * @throws VoxloomError `project.damaged` when nothing of it can be read.
 */
export function salvage(path: string): OpenedProject {
  const temporaryFolder = mkdtempSync(join(tmpdir(), 'voxloom-salvage-'));
  let damaged: Connection | undefined;
  let connection: Connection | undefined;
  try {
    const copy = join(temporaryFolder, 'damaged.vox');
    copyWithLog(path, copy);
    mendFirstPage(copy, join(temporaryFolder, 'empty.vox'));
    damaged = openConnection(copy);
    // Its pages say what they say: no reference and no row count of a damaged file is to be trusted.
    damaged.pragma('foreign_keys = OFF');
    bringUpToDate(damaged);
    connection = createFile(join(temporaryFolder, 'salvaged.vox'), PROJECT_FORMAT);
    const { document, notices } = new Salvage(damaged, connection).run();
    return { connection, lock: undefined, document, notices, temporaryFolder };
  } catch (error) {
    connection?.close();
    damaged?.close();
    rmSync(temporaryFolder, { recursive: true, force: true });
    throw new VoxloomError('project.damaged', `${path} is damaged, and nothing of it could be read. Open its latest backup instead.`, { cause: error });
  } finally {
    damaged?.close();
  }
}

/** An older file lacks the tables that came later. Where its damage keeps them from being made, nothing of them is read. */
function bringUpToDate(damaged: Connection): void {
  try {
    migrate(damaged, PROJECT_FORMAT);
  } catch {
    // Read as it is.
  }
}

class Salvage {
  readonly #damaged: Connection;
  readonly #connection: Connection;
  readonly #notices: string[] = ['The project file is damaged. What can still be read was opened for reading only; save it elsewhere to go on with it. The file itself was not touched.'];

  constructor(damaged: Connection, connection: Connection) {
    this.#damaged = damaged;
    this.#connection = connection;
  }

  run(): { document: ProjectDocument; notices: readonly string[] } {
    const read = this.#readDocument();
    const empty = emptyDocument();
    const document = mendReferences({ ...read, settings: read.settings.has('project') ? read.settings : empty.settings });
    fillNewProject(this.#connection, {});
    this.#connection
      .transaction(() => {
        this.#keepHead();
        new DocumentRepositories(this.#connection).apply(patchesOf(document));
        for (const [table, columns] of Object.entries(COPIED_TABLES)) this.#copyTable(table, columns);
      })
      .immediate();
    return { document, notices: this.#notices };
  }

  /** @throws Error when there is no row of the document at all. */
  #readDocument(): ProjectDocument {
    const tables = TABLE_NAMES.map((name) => [name, this.#readTable(name)] as const);
    const counts = tables.filter(([, rows]) => rows.size > 0).map(([name, rows]) => `${rows.size} ${TABLE_TITLES[name]}`);
    if (counts.length === 0) throw new Error('no row of the document could be read');
    this.#notices.push(`Read: ${counts.join(', ')}.`);
    return Object.fromEntries(tables) as unknown as ProjectDocument;
  }

  #readTable(name: TableName): Map<string, { readonly id: string }> {
    const mapping: TableMapping<never> = DOCUMENT_MAPPINGS[name];
    const { table, columns, decode, children } = mapping;
    let [lost, changed] = [0, 0];
    const lose = (): void => void (lost += 1);
    const childRecords = children ? [...readableRows(this.#damaged, children.table, lose)] : [];
    childRecords.sort((a, b) => Number(a['position']) - Number(b['position']));
    const childrenOf = Map.groupBy(childRecords, (record) => record[children?.parent ?? '']);
    const rows = new Map<string, { readonly id: string }>();
    for (const record of readableRows(this.#damaged, table, lose)) {
      const whole: SqlRecord = { ...Object.fromEntries(columns.map((column) => [column, null])), ...record };
      const row = TABLES[name].safeParse(decode(whole, childrenOf.get(record['id'] ?? null) ?? []));
      if (!row.success) {
        lose();
        continue;
      }
      rows.set(row.data.id, row.data);
      if (record['checksum'] !== valuesOf<never>(mapping, row.data as never).checksum) changed += 1;
    }
    if (changed > 0) this.#notices.push(`The damage has changed ${changed} of the ${TABLE_TITLES[name] ?? name}: look through them.`);
    this.#report(name, rows.size, lost);
    return rows;
  }

  /** Which project it is, where that can be told; otherwise it is a new one. */
  #keepHead(): void {
    for (const head of readableRows(this.#damaged, 'project', () => undefined)) {
      const { project_id: projectId, revision } = head;
      if (typeof projectId !== 'string' || !/^[0-9a-f-]{36}$/.test(projectId)) continue;
      const kept = typeof revision === 'number' && revision >= 0 && revision < 2 ** 32 ? revision : 0;
      this.#connection.prepare('UPDATE project SET project_id = ?, revision = ?, head_check = ? * 8191').run(projectId, kept, kept);
    }
  }

  #copyTable(table: string, columns: readonly string[]): void {
    const insert = this.#connection.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
    let [copied, lost] = [0, 0];
    for (const record of readableRows(this.#damaged, table, () => void (lost += 1))) {
      try {
        insert.run(...columns.map((column) => record[column] ?? null));
        copied += 1;
      } catch (error) {
        if (!sqliteCode(error)?.startsWith('SQLITE_CONSTRAINT')) throw error;
        lost += 1;
      }
    }
    this.#report(table, copied, lost);
  }

  #report(table: string, read: number, lost: number): void {
    if (lost > 0) this.#notices.push(`Of the ${TABLE_TITLES[table] ?? table}, ${read} could be read and at least ${lost} could not.`);
  }
}

function patchesOf(document: ProjectDocument): Patch[] {
  return TABLE_NAMES.flatMap((table) => [...document[table].values()].map((row) => ({ table, id: row.id, row }) as Patch));
}
