import { TABLES } from '../shared/domain/project-document.ts';
import type { Patch } from '../shared/domain/project-document.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';

/**
 * Refuses rows that would be taken for damage when the project is opened again.
 * @throws VoxloomError `edit.refused`.
 */
export function refuseUnkeepable(patches: readonly Patch[]): void {
  for (const { table, id, row } of patches) {
    if (row === null) {
      if (table === 'settings') throw refusal(table, 'the settings of a project cannot be removed');
      continue;
    }
    const checked = TABLES[table].safeParse(row);
    if (!checked.success) throw refusal(table, checked.error);
    if (row.id !== id) throw refusal(table, `the row of ${id} calls itself ${row.id}`);
  }
}

function refusal(table: string, cause: unknown): VoxloomError {
  return new VoxloomError('edit.refused', `That edit would put something into the project's ${table} that cannot be kept. Nothing was changed.`, { cause });
}
