import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3';

import { VoxloomError } from '../shared/domain/voxloom-error.ts';

export type Connection = Sqlite.Database;

/** What a column can hold. Whole numbers stay exact up to 2^53. */
export type SqlValue = string | number | Uint8Array | null;
export type SqlRecord = Readonly<Record<string, SqlValue>>;

/** Earlier ones, from 3.7.0 on, can lose pages of a write-ahead log that two connections share ("WAL-reset bug"). */
const OLDEST_SQLITE = [3, 51, 3] as const;
/** How long a statement waits for another connection's lock, in ms. */
const BUSY_MS = 5000;

export interface ConnectionOptions {
  readonly readOnly?: boolean;
  /** Wait for other connections' locks; true by default. */
  readonly wait?: boolean;
  /** Make the file when there is none; false by default. */
  readonly create?: boolean;
}

/**
 * A connection with this program's settings: foreign keys kept, every commit on the disk before it returns, nothing of
 * the file's own schema trusted to run code.
 * @throws SqliteError when there is no such file; what is in the file shows itself only when it is read.
 */
export function openConnection(path: string, options: ConnectionOptions = {}): Connection {
  const { readOnly = false, wait = true, create = false } = options;
  return prepared(new Sqlite(resolve(path), { readonly: readOnly, fileMustExist: !create, timeout: wait ? BUSY_MS : 0 }));
}

/** An empty database that is gone when it is closed. */
export function openInMemory(): Connection {
  return prepared(new Sqlite(':memory:'));
}

function prepared(connection: Connection): Connection {
  try {
    refuseOldSqlite(connection);
    connection.pragma('foreign_keys = ON');
    connection.pragma('synchronous = FULL');
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** @throws VoxloomError `request.failed` when the SQLite inside is too old to be trusted with work. */
function refuseOldSqlite(connection: Connection): void {
  const version = String(connection.prepare<[], string>('SELECT sqlite_version()').pluck().get());
  if (isSqliteNewEnough(version)) return;
  throw new VoxloomError('request.failed', `Voxloom was put together with SQLite ${version}, which can lose work. Install Voxloom again.`);
}

/** Whether a version such as "3.54.1" is at least 3.51.3. */
export function isSqliteNewEnough(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

/** The driver trims the names it is given, so a file whose name ends in white space can only be read in a copy. */
export function hasUsableName(path: string): boolean {
  return resolve(path) === resolve(path).trim();
}

const statements = new WeakMap<Connection, Map<string, Sqlite.Statement>>();

/** A statement of this connection that is prepared once: for what every edit runs. Not for statements that are iterated. */
export function statement<Parameters extends unknown[], Result = unknown>(connection: Connection, sql: string): Sqlite.Statement<Parameters, Result> {
  const known = statements.get(connection) ?? new Map<string, Sqlite.Statement>();
  statements.set(connection, known);
  const found = known.get(sql) ?? connection.prepare(sql);
  known.set(sql, found);
  return found as Sqlite.Statement<Parameters, Result>;
}

/** First column of the first row, as a number; 0 when there is none. */
export function pragmaNumber(connection: Connection, name: string): number {
  return Number(connection.pragma(name, { simple: true }) ?? 0);
}
