import type { ProjectDocument } from '../shared/domain/project-document.ts';
import type { Connection } from './connection.ts';
import { hasExpectedSchema } from './file-format.ts';
import { PROJECT_FORMAT } from './project-format.ts';
import { DOCUMENT_MAPPINGS, DocumentRepositories } from './repositories/document-repositories.ts';
import { UnreadableRow } from './repositories/table-repository.ts';
import { isDamage } from './sqlite-failure.ts';

/** What is in a project file contradicts itself. */
export class Inconsistent extends Error {}

/** Whether an error that came up while a project was opened means that the file is damaged. */
export function meansDamage(error: unknown): boolean {
  return error instanceof Inconsistent || error instanceof UnreadableRow || isDamage(error);
}

/** @throws an error that `meansDamage` takes when the tables are not those of the file's schema version. */
export function checkSchema(connection: Connection): void {
  if (!hasExpectedSchema(connection, PROJECT_FORMAT)) throw new Inconsistent('the schema is not ours');
}

/**
 * Reads the document and proves that its tables, their indexes and their references are sound. Sounds and history are not
 * read: they can be gigabytes, and show their own damage when they are used.
 * @throws an error that `meansDamage` takes.
 */
export function readCheckedDocument(connection: Connection): ProjectDocument {
  checkSchema(connection);
  for (const { table, children } of Object.values(DOCUMENT_MAPPINGS)) {
    checkTable(connection, table);
    if (children) checkTable(connection, children.table);
  }
  checkTable(connection, 'project');
  const dangling = connection.pragma('foreign_key_check') as readonly { table: string }[];
  if (dangling[0]) throw new Inconsistent(`a row of ${dangling[0].table} refers to a row that is gone`);
  if (connection.prepare('SELECT count(*) FROM project').pluck().get() !== 1) throw new Inconsistent('the project has no head');
  const document = new DocumentRepositories(connection).readDocument();
  if (!document.settings.has('project')) throw new Inconsistent('the project has no settings');
  return document;
}

function checkTable(connection: Connection, table: string): void {
  const answer = connection.pragma(`integrity_check(${table})`, { simple: true });
  if (answer !== 'ok') throw new Inconsistent(`${table}: ${String(answer)}`);
}
