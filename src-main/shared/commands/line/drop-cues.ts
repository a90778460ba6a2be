import { cuesOfFile, cuesOfLine } from '../../domain/in-order.ts';
import type { Patch, ProjectDocument } from '../../domain/project-document.ts';
import { remove } from '../edit.ts';

/** Takes the cues of lines away, and with them subtitle files that no cue is left of. */
export function dropCues(document: ProjectDocument, lineIds: Iterable<string>): Patch[] {
  const gone = [...lineIds].flatMap((id) => cuesOfLine(document, id));
  const ids = new Set(gone.map(({ id }) => id));
  const files = new Set(gone.map(({ fileId }) => fileId));
  const empty = [...files].filter((fileId) => cuesOfFile(document, fileId).every(({ id }) => ids.has(id)));
  return [...[...ids].map((id) => remove('cues', id)), ...empty.map((id) => remove('subtitleFiles', id))];
}
