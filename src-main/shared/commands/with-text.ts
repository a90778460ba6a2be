import { cuesOfLine } from '../domain/in-order.ts';
import type { Patch, ProjectDocument } from '../domain/project-document.ts';
import type { Line } from '../domain/project-rows.ts';
import { rebaseCues } from '../domain/rebase-cues.ts';
import { rebaseSpans } from '../domain/rebase-spans.ts';
import { put } from './edit.ts';

/** Gives a line another text; readings that were fixed stay with the words that are still there, and so do its cues. */
export function withText(document: ProjectDocument, line: Line, text: string): Patch[] {
  if (text === line.text) return [put('lines', line)];
  return [
    put('lines', { ...line, text, overrides: rebaseSpans(line.overrides, line.text, text) }),
    ...rebaseCues(cuesOfLine(document, line.id), line.text, text).map((cue) => put('cues', cue)),
  ];
}
