import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { partialPathBeside, refuseUnusableName, removeLog } from './create-project.ts';
import { WriterLock } from './writer-lock.ts';

/** Backups kept of one project in one folder. */
const BACKUPS_KEPT = 10;
/** Pages copied at a time, between which the program goes on: 8 MiB. */
const PAGES_A_TURN = 2048;
/** Virus scanners hold a new file for a moment on Windows; a rename is tried again for so long, in ms. */
const RENAME_RETRY_MS = 5000;
const RENAME_RETRY_EVERY_MS = 100;
const BUSY_CODES = ['EPERM', 'EBUSY', 'EACCES'];
/** A partial file so old is nobody's any more, in ms. */
const STALE_PARTIAL_MS = 24 * 3600 * 1000;
const COUNTED_TABLES = ['characters', 'lines', 'takes', 'tracks', 'assets', 'clips', 'markers', 'history', 'sounds', 'sound_chunks'] as const;

/**
 * Copies an open project into `folder` under a name of its own and removes the oldest backups beyond ten.
 * @returns the path of the backup.
 * @throws VoxloomError `project.write-failed`; there is then no new file.
 */
export async function backUpProject(connection: Connection, project: { path: string; projectId: string }, folder: string): Promise<string> {
  const stem = basename(project.path, extname(project.path));
  const mark = `.${project.projectId.slice(0, 8)}.backup-`;
  const path = join(folder, `${stem}${mark}${new Date().toISOString().replace(/[:.]/g, '-')}.vox`);
  await copyProject(connection, path, () => undefined);
  const backups = readdirSync(folder).filter((name) => name.includes(mark) && name.endsWith('.vox'));
  const oldestFirst = backups.sort((a, b) => compare(a.slice(a.indexOf(mark)), b.slice(b.indexOf(mark))));
  for (const name of oldestFirst.slice(0, -BACKUPS_KEPT)) rmSync(join(folder, name), { force: true });
  return path;
}

/**
 * Copies an open project to `path`, replacing a file there, as a project with an id of its own.
 * @throws VoxloomError `input.target-unwritable` when that is an open project, `project.write-failed`; the file there is then as it was.
 */
export async function saveProjectAs(connection: Connection, path: string): Promise<void> {
  refuseUnusableName(path);
  const taken = WriterLock.take(path);
  if ('reason' in taken && taken.reason === 'held') {
    throw new VoxloomError('input.target-unwritable', `${path} is open in another window. Close it there, or choose another name.`);
  }
  try {
    await copyProject(connection, path, (copy) => {
      copy.prepare('UPDATE project SET project_id = ?, last_backup_at_ms = NULL').run(randomUUID());
    });
  } finally {
    if ('lock' in taken) taken.lock.release();
  }
}

/** Copies, verifies, flushes, renames, in this order, so that `path` is never half a project. */
async function copyProject(source: Connection, path: string, change: (copy: Connection) => void): Promise<void> {
  const partial = partialPathBeside(path);
  try {
    removeStalePartials(dirname(path));
    await source.backup(partial, { progress: () => PAGES_A_TURN });
    verifyCopy(source, partial, change);
    flush(partial);
    removeLog(path);
    await renameOver(partial, path);
    flush(dirname(path));
  } catch (error) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${ending}`, { force: true });
    throw new VoxloomError('project.write-failed', `The project could not be copied to ${path}. Check that the folder may be written and that its disk has room; nothing was changed.`, {
      cause: error,
    });
  }
}

function verifyCopy(source: Connection, partial: string, change: (copy: Connection) => void): void {
  const copy = openConnection(partial);
  try {
    const answer = copy.pragma('integrity_check', { simple: true });
    if (answer !== 'ok') throw new Error(`the copy is not whole: ${String(answer)}`);
    if ((copy.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error('the copy has references to rows that are gone');
    // An edit that came while copying is in the copy or not; the two can be compared only when none came after it.
    if (revisionOf(copy) === revisionOf(source)) {
      for (const table of COUNTED_TABLES) {
        if (countOf(copy, table) !== countOf(source, table)) throw new Error(`the copy has not the same number of ${table}`);
      }
    }
    change(copy);
  } finally {
    copy.close();
  }
}

const revisionOf = (connection: Connection): unknown => connection.prepare('SELECT revision FROM project').pluck().get();
const countOf = (connection: Connection, table: string): unknown => connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Puts a file's bytes, or a folder's names, on the disk. Not every system lets a folder be flushed: then it need not. */
function flush(path: string): void {
  const isFolder = statSync(path).isDirectory();
  if (isFolder && process.platform === 'win32') return;
  const file = openSync(path, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

async function renameOver(from: string, to: string): Promise<void> {
  const deadline = performance.now() + RENAME_RETRY_MS;
  for (;;) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!BUSY_CODES.includes(code) || performance.now() >= deadline) throw error;
      await wait(RENAME_RETRY_EVERY_MS);
    }
  }
}

/** Removes what copies that were killed have left in a folder. */
function removeStalePartials(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/\.[0-9a-f]{12}\.partial(-wal|-shm|-journal)?$/.test(name)) continue;
    const path = join(folder, name);
    if (existsSync(path) && Date.now() - statSync(path).mtimeMs > STALE_PARTIAL_MS) rmSync(path, { force: true });
  }
}
