import { rmSync, statSync } from 'node:fs';

import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { sqliteCode } from './sqlite-failure.ts';

/** How often taking the lock is tried again when its file was removed in between by the writer that has just closed. */
const TRIES = 20;

/**
 * The right to write a project, one holder at a time over all processes of the machine. It is SQLite's exclusive lock on an
 * empty file beside the project, so the operating system takes it back from a process that dies, however it dies.
 */
export class WriterLock {
  readonly #path: string;
  readonly #connection: Connection;

  private constructor(path: string, connection: Connection) {
    this.#path = path;
    this.#connection = connection;
  }

  /** @returns undefined while another holds it, and where no lock file can be made (`reason` tells which). */
  static take(projectPath: string): { lock: WriterLock } | { reason: 'held' | 'not-writable' } {
    const path = `${projectPath}-lock`;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      let connection: Connection | undefined;
      try {
        connection = openConnection(path, { create: true, wait: false });
        const opened = fileNumber(path);
        // Nothing is ever written to it, so it needs no journal beside it.
      connection.pragma('journal_mode = MEMORY');
      connection.exec('BEGIN EXCLUSIVE');
        // A lock on a file that its last holder has removed meanwhile keeps nobody out.
        if (opened !== undefined && opened === fileNumber(path)) return { lock: new WriterLock(path, connection) };
        connection.close();
      } catch (error) {
        connection?.close();
        return { reason: sqliteCode(error)?.startsWith('SQLITE_BUSY') ? 'held' : 'not-writable' };
      }
    }
    return { reason: 'held' };
  }

  /** Gives the lock back. The file goes while the lock is still held, where the system lets an open file be removed. */
  release(): void {
    if (!this.#connection.open) return;
    removeQuietly(this.#path);
    this.#connection.close();
    if (process.platform === 'win32') removeQuietly(this.#path);
  }
}

function fileNumber(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

/** An empty file left behind is only litter, and the next writer takes it over. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Somebody has it open (Windows): they take it over.
  }
}
