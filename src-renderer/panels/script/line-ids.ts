import { linesInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { Line } from '../../../src-main/shared/domain/project-rows.ts';

let last: { readonly lines: ReadonlyMap<string, Line>; readonly ids: readonly string[] } = { lines: new Map(), ids: [] };

/**
 * Ids of the lines in the order of the script: the same list for as long as no line comes, goes or moves, so that a
 * changed text draws one row and not the list.
 */
export function lineIdsOf(document: ProjectDocument): readonly string[] {
  if (document.lines === last.lines) return last.ids;
  const lines = linesInOrder(document);
  const same = lines.length === last.ids.length && lines.every(({ id }, index) => id === last.ids[index]);
  last = { lines: document.lines, ids: same ? last.ids : lines.map(({ id }) => id) };
  return last.ids;
}
