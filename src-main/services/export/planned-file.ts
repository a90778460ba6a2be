import { dirname, extname, join } from 'node:path';

import type { ExportSpec } from '../../shared/contract/views.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Track } from '../../shared/domain/project-rows.ts';
import { planMix, speechInMix, type MixPlan } from '../../shared/mix/mix-plan.ts';
import type { FilmPlan } from './film-plan.ts';
import { safeFileName } from './file-name.ts';

/** One sound file to make: a stretch of a mix. */
export interface PlannedFile {
  readonly path: string;
  /** What it is, for its notes: the name of a stem or of whoever speaks. */
  readonly name: string;
  readonly plan: MixPlan;
  readonly startSample: number;
  readonly endSample: number;
  /** Where its first sample is on the programme clock. */
  readonly programmeSample: number;
  /** Stems and beds keep their level, so that together with the rest they are the mix. */
  readonly keepsLevel: boolean;
  /** When somebody speaks in it, from its start, by start. */
  readonly speech: readonly { readonly startSample: number; readonly endSample: number }[];
  /** The picture that it is the sound of. */
  readonly film?: FilmPlan;
  /** The line and the take that it is. */
  readonly line?: { readonly scene: string; readonly take: string };
}

/** Beds that a dub in another language keeps: all but the sound that the picture came with. */
export function isMusicOrEffects({ kind, content }: Track): boolean {
  return kind === 'bed' && content !== 'original';
}

/** A file of the tracks that are wanted, from the start of the programme or the range to its end; none when none of them sounds. */
export function trackFile(document: ProjectDocument, { range }: ExportSpec, path: string, name: string, wants: (track: Track) => boolean, keepsLevel: boolean): PlannedFile[] {
  const plan = planMix(document, wants);
  const startSample = range?.startSample ?? 0;
  const endSample = range?.endSample ?? plan.lengthSamples;
  if (endSample <= startSample || !plan.tracks.some(({ clips }) => clips.length > 0)) return [];
  const speech = speechInMix(document)
    .map((span) => ({ startSample: Math.max(0, span.startSample - startSample), endSample: Math.min(endSample, span.endSample) - startSample }))
    .filter((span) => span.endSample > span.startSample);
  return [{ path, name, plan, startSample, endSample, programmeSample: startSample, keepsLevel, speech }];
}

/** Where a companion of an export goes: beside its one file, or in its folder under the project's name. */
export function companionPath(document: ProjectDocument, spec: ExportSpec, extension: string): string {
  if (!isOneFile(spec)) return join(spec.target, `${titleOf(document)}.${extension}`);
  const end = extname(spec.target);
  const stem = end.toLowerCase() === `.${spec.format.container}` ? spec.target.slice(0, -end.length) : spec.target;
  return `${stem}.${extension}`;
}

/** The project's name as a part of a file's. */
export function titleOf(document: ProjectDocument): string {
  return safeFileName(document.settings.get('project')?.title ?? '') || 'Voxloom';
}

/** The folder that an export writes to. */
export function targetFolder(spec: ExportSpec): string {
  return isOneFile(spec) ? dirname(spec.target) : spec.target;
}

function isOneFile({ what }: ExportSpec): boolean {
  return what !== 'stems' && what !== 'lines';
}
