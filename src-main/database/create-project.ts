import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { emptyDocument } from '../shared/domain/project-document.ts';
import type { ProjectSettings } from '../shared/domain/project-rows.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { hasUsableName } from './connection.ts';
import type { Connection } from './connection.ts';
import { createFile } from './file-format.ts';
import { PROJECT_FORMAT } from './project-format.ts';
import { DocumentRepositories } from './repositories/document-repositories.ts';

/**
 * Makes an empty project at `path`, whole or not at all.
 * @throws VoxloomError `input.target-unwritable` when there is a file already, or none can be made.
 */
export function createProject(path: string, settings: Partial<ProjectSettings>): void {
  if (existsSync(path)) throw new VoxloomError('input.target-unwritable', `There is already a file at ${path}. Choose another name.`);
  refuseUnusableName(path);
  const partial = partialPathBeside(path);
  try {
    const connection = createFile(partial, PROJECT_FORMAT);
    try {
      fillNewProject(connection, settings);
    } finally {
      connection.close();
    }
    removeLog(path);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    removeLog(partial);
    throw new VoxloomError('input.target-unwritable', `No project could be made at ${path}. Check that the folder is there and may be written, and that its disk is not full.`, {
      cause: error,
    });
  }
}

/** @throws VoxloomError `input.target-unwritable` for a name that no project can have. */
export function refuseUnusableName(path: string): void {
  if (!hasUsableName(path)) throw new VoxloomError('input.target-unwritable', 'The name of a project cannot end in a space. Choose another name.');
}

/** Gives a database without rows the head and settings of a new project. */
export function fillNewProject(connection: Connection, settings: Partial<ProjectSettings>): void {
  const patches = [...emptyDocument(settings).settings.values()].map((row) => ({ table: 'settings', id: row.id, row }) as const);
  connection
    .transaction(() => {
      connection
        .prepare('INSERT INTO project (id, project_id, revision, history_position, created_at_ms, head_check) VALUES (1, ?, 0, 0, ?, 0)')
        .run(randomUUID(), Date.now());
      new DocumentRepositories(connection).apply(patches);
    })
    .immediate();
}

/** A name in the same folder for a file that is not whole yet. */
export function partialPathBeside(path: string): string {
  // Its own short name: the target's may already be as long as the file system allows.
  return join(dirname(path), `${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}.partial`);
}

/** Removes what a crashed writer of a former file of this name left: its log would be taken for the new file's. */
export function removeLog(path: string): void {
  rmSync(`${path}-wal`, { force: true });
  rmSync(`${path}-shm`, { force: true });
}
