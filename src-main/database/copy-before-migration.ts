import { existsSync, rmSync } from 'node:fs';
import { extname } from 'node:path';

import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { openConnection, pragmaNumber } from './connection.ts';
import type { Connection } from './connection.ts';

/**
 * Puts a verified copy of an older project beside it, named `<name>.version-<n>.vox`, with a number where that is taken.
 * @returns its path.
 * @throws VoxloomError `project.write-failed` when it cannot be made; the project is then as it was.
 */
export function copyBeforeMigration(connection: Connection, path: string): string {
  const ending = extname(path);
  const stem = `${path.slice(0, path.length - ending.length)}.version-${pragmaNumber(connection, 'user_version')}`;
  let copy = `${stem}${ending}`;
  for (let number = 2; existsSync(copy); number += 1) copy = `${stem}-${number}${ending}`;
  try {
    connection.prepare('VACUUM INTO ?').run(copy);
    verify(copy);
    return copy;
  } catch (error) {
    rmSync(copy, { force: true });
    throw new VoxloomError(
      'project.write-failed',
      'The project comes from an older Voxloom, and the copy that is kept of it before it is brought up to date could not be made. Free some space beside it and open it again.',
      { cause: error },
    );
  }
}

function verify(copy: string): void {
  const connection = openConnection(copy);
  try {
    const answer = connection.pragma('integrity_check', { simple: true });
    if (answer !== 'ok') throw new Error(`the copy is not whole: ${String(answer)}`);
    // VACUUM INTO leaves the old journal mode; a project is never written to while it is being opened.
    connection.pragma('journal_mode = WAL');
  } finally {
    connection.close();
  }
}
