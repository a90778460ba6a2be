import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { lineState } from '../../../src-main/shared/domain/recipe.ts';

interface Counted {
  readonly inputs: readonly unknown[];
  readonly changed: boolean;
}

const known = new WeakMap<Line, Counted>();

/** Whether a line has something to say that no fresh take says. */
function needsRender(document: ProjectDocument, line: Line): boolean {
  if (line.text.trim() === '') return false;
  const inputs = [document.characters.get(line.characterId), document.deliveries.get(line.id), document.takes.get(line.takeId ?? ''), document.lexicon];
  const counted = known.get(line);
  if (counted && counted.inputs.every((input, index) => input === inputs[index])) return counted.changed;
  const changed = lineState(document, line.id) !== 'fresh';
  known.set(line, { inputs, changed });
  return changed;
}

/** How many lines "render what changed" would render; only lines whose rows changed are looked at anew. */
export function changedCount(document: ProjectDocument): number {
  let count = 0;
  for (const line of document.lines.values()) if (needsRender(document, line)) count += 1;
  return count;
}

/** How many lines of each character there are, and how many of them need rendering. */
export function countsByCharacter(document: ProjectDocument): ReadonlyMap<string, { readonly lines: number; readonly changed: number }> {
  const counts = new Map<string, { lines: number; changed: number }>();
  for (const line of document.lines.values()) {
    const count = counts.get(line.characterId) ?? { lines: 0, changed: 0 };
    count.lines += 1;
    if (needsRender(document, line)) count.changed += 1;
    counts.set(line.characterId, count);
  }
  return counts;
}
