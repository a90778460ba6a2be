import Sqlite from 'better-sqlite3';

import { VoxloomError } from '../shared/domain/voxloom-error.ts';

/** SQLite's extended result code, such as `SQLITE_IOERR_WRITE`; undefined for any other error. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Sqlite.SqliteError ? error.code : undefined;
}

/** Whether the bytes of the file are at fault, rather than the disk, a lock or this program. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error) ?? '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_FORMAT' || code === 'SQLITE_IOERR_SHORT_READ';
}

/** What a failed write is told as. Nothing of it is in the file: SQLite has taken the transaction back. */
export function writeFailure(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  if (code.startsWith('SQLITE_CONSTRAINT')) {
    return new VoxloomError('edit.refused', 'That edit refers to something that is no longer in the project. Undo it or try again.', { cause: error });
  }
  return new VoxloomError('project.write-failed', writeSentence(code, error), { cause: error });
}

function writeSentence(code: string, error: unknown): string {
  if (code === 'SQLITE_FULL') return 'The disk is full, so the last edit was not kept. Free some space and do it again.';
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') {
    return 'The project may not be written there any more, so the last edit was not kept. Allow writing, or save the project elsewhere.';
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return 'Another program is using the project file, so the last edit was not kept. Close that program and try again.';
  }
  if (isDamage(error)) {
    return 'The project file is damaged, so the last edit was not kept. Open the project again to save what can be read, or go back to a backup.';
  }
  return 'The disk refused to store the last edit, so it was not kept. Check the disk, or save the project elsewhere.';
}

/** What a failed read is told as. */
export function readFailure(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  const sentence = isDamage(error)
    ? 'Part of the project file is damaged and cannot be read. Open the project again to save what can be read, or go back to a backup.'
    : 'The project file could not be read. Check the disk it is on, then open the project again.';
  return new VoxloomError('project.damaged', sentence, { cause: error });
}
