import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';

import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { createFile } from './file-format.ts';
import { PROJECT_FORMAT } from './project-format.ts';

const PAGE_BYTES = 4096;
/** Byte offsets in the header of a SQLite file (https://sqlite.org/fileformat2.html#the_database_header). */
const PAGE_COUNT_OFFSET = 28;
const FREE_LIST_OFFSET = 32;
const FREE_LIST_BYTES = 8;

/**
 * Where the first page of a project's copy is broken, and with it the list of all tables, puts the first page of an empty
 * project in its place: the same steps have put the same tables on the same pages. `emptyPath` is a file to make for it.
 */
export function mendFirstPage(copy: string, emptyPath: string): void {
  if (listsItsTables(copy)) return;
  createFile(emptyPath, PROJECT_FORMAT).close();
  const page = Buffer.alloc(PAGE_BYTES);
  const empty = openSync(emptyPath, 'r');
  readSync(empty, page, 0, PAGE_BYTES, 0);
  closeSync(empty);
  page.writeUInt32BE(Math.ceil(statSync(copy).size / PAGE_BYTES), PAGE_COUNT_OFFSET);
  page.fill(0, FREE_LIST_OFFSET, FREE_LIST_OFFSET + FREE_LIST_BYTES);
  const damaged = openSync(copy, 'r+');
  writeSync(damaged, page, 0, PAGE_BYTES, 0);
  closeSync(damaged);
}

function listsItsTables(copy: string): boolean {
  let connection: Connection | undefined;
  try {
    connection = openConnection(copy, { readOnly: true });
    return connection.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'lines'`).get() !== undefined;
  } catch {
    return false;
  } finally {
    connection?.close();
  }
}
