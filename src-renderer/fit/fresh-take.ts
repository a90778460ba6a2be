import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Line, Take } from '../../src-main/shared/domain/project-rows.ts';
import { lineState } from '../../src-main/shared/domain/recipe.ts';

/** The take that counts, if it still says what the line says. */
export function freshTake(document: ProjectDocument, line: Line): Take | undefined {
  const take = line.takeId === null ? undefined : document.takes.get(line.takeId);
  if (!take) return undefined;
  const rows = [take, document.deliveries.get(line.id), document.characters.get(line.characterId), document.lexicon];
  const known = answers.get(line);
  if (known?.rows.every((row, index) => row === rows[index]) === true) return known.fresh ? take : undefined;
  const fresh = lineState(document, line.id) === 'fresh';
  answers.set(line, { rows, fresh });
  return fresh ? take : undefined;
}

/** Answers by line, good as long as the rows they rest on are the same objects. */
const answers = new WeakMap<Line, { readonly rows: readonly unknown[]; readonly fresh: boolean }>();
