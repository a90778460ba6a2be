import { clipsOfLine, lineNumbers } from '../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Selection } from './selection.ts';
import type { Studio } from './studio.ts';

/** Selects one line and its clips, for every panel of the window. */
export function selectLine(studio: Studio, lineId: string): void {
  selectLines(studio, [lineId], lineId);
}

/**
 * Selects lines and with them their clips. `lineId` is the one that the delivery editor and the takes show; the last of
 * them in the script unless told.
 */
export function selectLines(studio: Studio, lineIds: Iterable<string>, lineId?: string): void {
  const document = studio.project.state.get()?.document;
  if (document) studio.selection.set((present) => ({ ...linesSelected(document, lineIds, lineId), trackId: present.trackId }));
}

/** Selects clips and with them the lines they speak; the last clip's line is the one shown. A bed brings no line. */
export function selectClips(studio: Studio, clipIds: Iterable<string>): void {
  const document = studio.project.state.get()?.document;
  if (document) studio.selection.set((present) => clipsSelected(document, clipIds, present));
}

export function linesSelected(document: ProjectDocument, lineIds: Iterable<string>, lineId?: string): Omit<Selection, 'trackId'> {
  const inScript = inOrderOfScript(document, lineIds);
  const shown = lineId !== undefined && inScript.includes(lineId) ? lineId : (inScript.at(-1) ?? null);
  return { lineIds: inScript, lineId: shown, clipIds: inScript.flatMap((id) => clipsOfLine(document, id).map((clip) => clip.id)) };
}

/** The selection with the first clips of its lines, which have come since: a line that was rendered brings its clip. */
export function withFirstClips(selection: Selection, before: ProjectDocument, document: ProjectDocument): Selection {
  if (document.clips === before.clips) return selection;
  const came = selection.lineIds.flatMap((id) => (clipsOfLine(before, id).length === 0 ? clipsOfLine(document, id).map((clip) => clip.id) : []));
  return came.length === 0 ? selection : { ...selection, clipIds: [...new Set([...selection.clipIds, ...came])] };
}

export function clipsSelected(document: ProjectDocument, clipIds: Iterable<string>, present: Selection): Selection {
  const clips = [...new Set(clipIds)].flatMap((id) => document.clips.get(id) ?? []);
  const last = clips.at(-1);
  const lineIds = clips.flatMap(({ lineId }) => (lineId === null ? [] : [lineId]));
  return {
    lineIds: inOrderOfScript(document, lineIds),
    lineId: last?.lineId ?? lineIds.at(-1) ?? null,
    clipIds: clips.map((clip) => clip.id),
    trackId: last?.trackId ?? present.trackId,
  };
}

function inOrderOfScript(document: ProjectDocument, lineIds: Iterable<string>): string[] {
  const numbers = lineNumbers(document);
  return [...new Set(lineIds)].filter((id) => numbers.has(id)).sort((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
}
