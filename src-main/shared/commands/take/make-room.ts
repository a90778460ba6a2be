import { clipsOfLine, lineNumbers, linesInOrder } from '../../domain/in-order.ts';
import type { ProjectDocument } from '../../domain/project-document.ts';
import type { Clip, Line } from '../../domain/project-rows.ts';

/**
 * Where the first clip of a line goes: at its slot, or behind the clip of the nearest line before it that has one, a line
 * gap later.
 */
export function placeForLine(document: ProjectDocument, line: Line): number {
  if (line.slot) return line.slot.startSample;
  const lines = linesInOrder(document);
  for (let index = (lineNumbers(document).get(line.id) ?? 0) - 1; index >= 0; index--) {
    const before = lines[index];
    const last = before && clipsOfLine(document, before.id).at(-1);
    if (last) return last.startSample + last.lengthSamples + lineGap(document);
  }
  return 0;
}

/**
 * The clips that must move on so that the lines after `line` do not start before `endSample` and a gap: those of later
 * lines without a slot, all by the same distance, so that what was arranged among them stays. None when there is room.
 */
export function makeRoom(document: ProjectDocument, line: Line, startSample: number, endSample: number): Clip[] {
  if (line.slot) return [];
  const number = lineNumbers(document).get(line.id) ?? 0;
  const later = linesInOrder(document)
    .slice(number + 1)
    .filter(({ slot }) => slot === null)
    .flatMap(({ id }) => clipsOfLine(document, id))
    .filter((clip) => clip.startSample >= startSample);
  const next = later.reduce((earliest, clip) => Math.min(earliest, clip.startSample), Infinity);
  const missing = endSample + lineGap(document) - next;
  // A gap the author made smaller than the usual one is left alone as long as nothing overlaps.
  const isOverlap = endSample > next;
  if (!isOverlap) return [];
  return later.map((clip) => ({ ...clip, startSample: clip.startSample + missing }));
}

function lineGap(document: ProjectDocument): number {
  return document.settings.get('project')?.lineGapSamples ?? 0;
}
