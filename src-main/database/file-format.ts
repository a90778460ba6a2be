import { openConnection, openInMemory, pragmaNumber } from './connection.ts';
import type { Connection } from './connection.ts';

/** A kind of database file: how it is recognised, and the steps that lead to its present schema. */
export interface FileFormat {
  /** `application_id` in the file's header. */
  readonly applicationId: number;
  readonly migrations: readonly string[];
}

/** Brings a new or older file to the present schema, in one transaction. */
export function migrate(connection: Connection, format: FileFormat): void {
  connection
    .transaction(() => {
      const from = pragmaNumber(connection, 'user_version');
      for (const step of format.migrations.slice(from)) connection.exec(step);
      connection.pragma(`application_id = ${format.applicationId}`);
      connection.pragma(`user_version = ${format.migrations.length}`);
    })
    .immediate();
}

/** Makes the file at `path`, which must not be there yet, with an empty database of the present schema, or of an older `version`. */
export function createFile(path: string, format: FileFormat, version = format.migrations.length): Connection {
  const connection = openConnection(path, { create: true });
  connection.pragma('auto_vacuum = INCREMENTAL');
  connection.pragma('journal_mode = WAL');
  migrate(connection, { ...format, migrations: format.migrations.slice(0, version) });
  return connection;
}

/**
 * Whether the tables and indexes in the file are those that the migrations up to its version make, so that nothing of a
 * foreign or tampered schema (a trigger, a view in a table's place) is ever run.
 */
export function hasExpectedSchema(connection: Connection, format: FileFormat): boolean {
  const reference = openInMemory();
  try {
    const version = pragmaNumber(connection, 'user_version');
    for (const step of format.migrations.slice(0, version)) reference.exec(step);
    return schemaOf(connection) === schemaOf(reference);
  } finally {
    reference.close();
  }
}

function schemaOf(connection: Connection): string {
  return JSON.stringify(connection.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').raw().all());
}
