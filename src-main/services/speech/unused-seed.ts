import { takesOfLine } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';

/**
 * The first seed from the line's own on that none of its takes has, so that the next take is another way to say it.
 * @param taken seeds of takes that are being made
 */
export function unusedSeed(document: ProjectDocument, lineId: string, taken: ReadonlySet<number> = new Set()): number {
  const used = new Set([...takesOfLine(document, lineId).map(({ seed }) => seed), ...taken]);
  let seed = document.lines.get(lineId)?.seed ?? 1;
  while (used.has(seed)) seed += 1;
  return seed;
}
