import { extname } from 'node:path';

import type { ExportSpec } from '../../shared/contract/views.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Track } from '../../shared/domain/project-rows.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { endOfPicture, filmPlan } from './film-plan.ts';
import { lineFiles } from './line-files.ts';
import { isMusicOrEffects, trackFile, type PlannedFile } from './planned-file.ts';
import { stemFiles } from './stem-files.ts';

/**
 * The files of an export. Names of one export never clash with one another, letter case aside. All of them begin and end with
 * the programme, or the range of it, except those of lines.
 * @throws VoxloomError `input.empty-script` when there is nothing to export, `input.option` for a film without a picture.
 */
export function planFiles(document: ProjectDocument, spec: ExportSpec): PlannedFile[] {
  const files = filesOf(document, spec);
  if (files.length === 0) {
    throw new VoxloomError('input.empty-script', 'There is nothing to export yet. Render some lines, or import a bed, and export again.');
  }
  return files;
}

function filesOf(document: ProjectDocument, spec: ExportSpec): PlannedFile[] {
  switch (spec.what) {
    case 'mix':
      return wholeFile(document, spec, 'Mix', () => true, false);
    case 'voices':
      return wholeFile(document, spec, 'Voices', ({ kind }) => kind === 'voice', false);
    case 'beds':
      return wholeFile(document, spec, 'Music and effects', isMusicOrEffects, true);
    case 'video':
      return filmFile(document, spec);
    case 'stems':
      return stemFiles(document, spec);
    case 'lines':
      return lineFiles(document, spec);
  }
}

function wholeFile(document: ProjectDocument, spec: ExportSpec, name: string, wants: (track: Track) => boolean, keepsLevel: boolean): PlannedFile[] {
  const { target, format } = spec;
  const path = extname(target).toLowerCase() === `.${format.container}` ? target : `${target}.${format.container}`;
  return trackFile(document, spec, path, name, wants, keepsLevel);
}

/** The whole picture, with silence where the mix has ended; or a stretch of it. */
function filmFile(document: ProjectDocument, spec: ExportSpec): PlannedFile[] {
  const film = filmPlan(document);
  return wholeFile(document, spec, 'Mix', () => true, false).map((file) => ({ ...file, endSample: spec.range ? file.endSample : Math.max(file.endSample, endOfPicture(film)), film }));
}
