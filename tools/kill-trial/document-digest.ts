import { createHash } from 'node:crypto';

import { TABLE_NAMES } from '../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';

/** SHA-256 of everything in a document, whatever the order of its rows and of their fields. */
export function documentDigest(document: ProjectDocument): string {
  const hash = createHash('sha256');
  for (const table of TABLE_NAMES) {
    for (const id of [...document[table].keys()].sort()) hash.update(JSON.stringify([table, inOrder(document[table].get(id))]));
  }
  return hash.digest('hex');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return fields.map(([name, field]: [string, unknown]) => [name, inOrder(field)]);
}
