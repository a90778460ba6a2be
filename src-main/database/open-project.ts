import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import type { ProjectDocument } from '../shared/domain/project-document.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { checkSchema, Inconsistent, meansDamage, readCheckedDocument } from './check-project.ts';
import { hasUsableName, openConnection, pragmaNumber } from './connection.ts';
import type { Connection } from './connection.ts';
import { copyBeforeMigration } from './copy-before-migration.ts';
import { copyWithLog } from './copy-with-log.ts';
import { migrate } from './file-format.ts';
import { PROJECT_FORMAT } from './project-format.ts';
import { recogniseProject } from './recognise-project.ts';
import { salvage } from './salvage.ts';
import { readFailure, sqliteCode } from './sqlite-failure.ts';
import { synchronisedBy } from './synchronised-folder.ts';
import { WriterLock } from './writer-lock.ts';

/** A project file as it was opened. */
export interface OpenedProject {
  readonly connection: Connection;
  /** There for the one writer. */
  readonly lock: WriterLock | undefined;
  readonly document: ProjectDocument;
  readonly notices: readonly string[];
  /** A folder of our own that holds the copy that is read in the file's place; to be removed after closing. */
  readonly temporaryFolder: string | undefined;
}

/** More than this many schema versions are never released: such a number in the header is damage. */
const HIGHEST_CREDIBLE_VERSION = 1000;
const CURRENT_VERSION = PROJECT_FORMAT.migrations.length;

/**
 * Opens a project for writing, or for reading only where it must be: asked for, held by another writer, in a place that
 * may not be written, or damaged. Nothing is written to the file, but for an older schema's migration, which a copy
 * beside the file goes before.
 * @throws VoxloomError `project.missing`, `project.not-a-project`, `project.too-new`; `project.damaged` when nothing of it can be read.
 */
export function openProject(path: string, wantsReadOnly: boolean): OpenedProject {
  if (recogniseProject(path) === 'damaged') return salvage(path);
  const notices: string[] = [];
  const lock = wantsReadOnly ? undefined : takeLock(path, notices);
  try {
    return lock ? openToWrite(path, lock, notices) : openToRead(path, notices);
  } catch (error) {
    lock?.release();
    if (meansDamage(error)) return salvage(path);
    throw readFailure(error);
  }
}

function takeLock(path: string, notices: string[]): WriterLock | undefined {
  if (!hasUsableName(path)) {
    notices.push('The name of the project file ends in a space, so it was opened for reading only. Rename it to edit it.');
    return undefined;
  }
  if (!isWritable(path)) {
    notices.push('The project file is write-protected, so it was opened for reading only. Save it elsewhere to edit it.');
    return undefined;
  }
  const taken = WriterLock.take(path);
  if ('lock' in taken) return taken.lock;
  notices.push(
    taken.reason === 'held'
      ? 'The project is open in another window, so it was opened for reading only. Close it there and open it again to edit it.'
      : 'The folder of the project may not be written, so it was opened for reading only. Save it elsewhere to edit it.',
  );
  return undefined;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function openToWrite(path: string, lock: WriterLock, notices: string[]): OpenedProject {
  const connection = openConnection(path);
  try {
    if (isOlder(connection, path)) {
      checkSchema(connection);
      const copy = copyBeforeMigration(connection, path);
      migrate(connection, PROJECT_FORMAT);
      notices.push(`The project came from an older Voxloom and was brought up to date. As it was, it is kept in ${basename(copy)}.`);
    }
    const service = synchronisedBy(path);
    if (service !== undefined) {
      notices.push(`The project lies in a folder of ${service}, which may copy it while it is half written. Keep it elsewhere while you work, and put finished copies there with "Save as".`);
    }
    const document = readCheckedDocument(connection);
    connection.pragma('journal_mode = WAL');
    return { connection, lock, document, notices, temporaryFolder: undefined };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function openToRead(path: string, notices: string[]): OpenedProject {
  const openCopyOfFile = (): OpenedProject =>
    openCopy(path, notices, (copy) => {
      copyWithLog(path, copy);
    });
  if (!hasUsableName(path)) return openCopyOfFile();
  let connection: Connection | undefined;
  try {
    connection = openConnection(path, { readOnly: true });
    if (isOlder(connection, path)) {
      const source = connection;
      const opened = openCopy(path, notices, (copy) => source.prepare('VACUUM INTO ?').run(copy));
      connection.close();
      return opened;
    }
    return { connection, lock: undefined, document: readCheckedDocument(connection), notices, temporaryFolder: undefined };
  } catch (error) {
    connection?.close();
    // Where no file can be made beside it, a log can only be read in a copy.
    const code = sqliteCode(error) ?? '';
    if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) return openCopyOfFile();
    throw error;
  }
}

/** Reads the project in a copy of our own, brought to the present schema. */
function openCopy(path: string, notices: string[], makeCopy: (copy: string) => void): OpenedProject {
  const temporaryFolder = mkdtempSync(join(tmpdir(), 'voxloom-'));
  let connection: Connection | undefined;
  try {
    const copy = join(temporaryFolder, 'project.vox');
    makeCopy(copy);
    connection = openConnection(copy);
    if (isOlder(connection, path)) {
      checkSchema(connection);
      migrate(connection, PROJECT_FORMAT);
    }
    return { connection, lock: undefined, document: readCheckedDocument(connection), notices, temporaryFolder };
  } catch (error) {
    connection?.close();
    rmSync(temporaryFolder, { recursive: true, force: true });
    throw error;
  }
}

/** @throws VoxloomError `project.too-new`; an error that `meansDamage` takes for a version that never was. */
function isOlder(connection: Connection, path: string): boolean {
  const version = pragmaNumber(connection, 'user_version');
  if (version > CURRENT_VERSION && version <= HIGHEST_CREDIBLE_VERSION) {
    throw new VoxloomError('project.too-new', `${path} was made by a newer Voxloom. Update Voxloom to open it.`);
  }
  if (version < 1 || version > CURRENT_VERSION) throw new Inconsistent(`schema version ${version} never was`);
  return version < CURRENT_VERSION;
}
