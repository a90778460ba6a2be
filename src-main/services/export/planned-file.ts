import { dirname, extname, join } from 'node:path';

import type { ExportSpec } from '../../shared/contract/views.ts';
import { clipsOfLine, linesInOrder, tracksInOrder } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Line, Take } from '../../shared/domain/project-rows.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { planMix, type MixClip, type MixPlan } from '../../shared/mix/mix-plan.ts';
import { endOfPicture, filmPlan, type FilmPlan } from './film-plan.ts';
import { fileNameOf, safeFileName } from './file-name.ts';

/** One sound file to make: a stretch of a mix. */
export interface PlannedFile {
  readonly path: string;
  readonly plan: MixPlan;
  readonly startSample: number;
  readonly endSample: number;
  /** Stems keep their level, so that together they are the mix. */
  readonly keepsLevel: boolean;
  /** The picture that it is the sound of. */
  readonly film?: FilmPlan;
}

/**
 * The files of an export. Names of one export never clash with one another, letter case aside.
 * @throws VoxloomError `input.empty-script` when there is nothing to export.
 */
export function planFiles(document: ProjectDocument, spec: ExportSpec): PlannedFile[] {
  const files = spec.what === 'video' ? filmFile(document, spec) : spec.what === 'lines' ? lineFiles(document, spec) : spec.what === 'stems' ? stemFiles(document, spec) : mixFile(document, spec);
  if (files.length === 0) {
    throw new VoxloomError('input.empty-script', 'There is nothing to export yet. Render some lines, or import a bed, and export again.');
  }
  return files;
}

function mixFile(document: ProjectDocument, { target, format, range }: ExportSpec): PlannedFile[] {
  const plan = planMix(document);
  const path = extname(target).toLowerCase() === `.${format.container}` ? target : `${target}.${format.container}`;
  return stretch(plan, range).map((part) => ({ path, plan, ...part, keepsLevel: false }));
}

/** The whole picture, with silence where the mix has ended; or a stretch of it. */
function filmFile(document: ProjectDocument, spec: ExportSpec): PlannedFile[] {
  const film = filmPlan(document);
  return mixFile(document, spec).map((file) => ({ ...file, endSample: spec.range ? file.endSample : Math.max(file.endSample, endOfPicture(film)), film }));
}

function stemFiles(document: ProjectDocument, { target, format, range }: ExportSpec): PlannedFile[] {
  const title = safeFileName(document.settings.get('project')?.title ?? '') || 'Voxloom';
  const named = new FreeNames();
  return tracksInOrder(document).flatMap((track) => {
    const plan = planMix(document, ({ id }) => id === track.id);
    if (!plan.tracks.some(({ clips }) => clips.length > 0)) return [];
    const name = named.take(safeFileName(`${title} - ${track.name}`) || 'Track');
    return stretch(plan, range).map((part) => ({ path: join(target, `${name}.${format.container}`), plan, ...part, keepsLevel: true }));
  });
}

function lineFiles(document: ProjectDocument, { target, format, nameTemplate, range }: ExportSpec): PlannedFile[] {
  const project = document.settings.get('project')?.title ?? '';
  const named = new FreeNames();
  return linesInOrder(document).flatMap((line, index) => {
    const take = line.takeId === null ? undefined : document.takes.get(line.takeId);
    const clips = take && clipsOf(document, line, take);
    if (!take || !clips || clips.length === 0) return [];
    const first = Math.min(...clips.map(({ startSample }) => startSample));
    if (range && (first >= range.endSample || first < range.startSample)) return [];
    const shifted = clips.map((clip) => ({ ...clip, startSample: clip.startSample - first }));
    const lengthSamples = Math.max(...shifted.map((clip) => clip.startSample + clip.lengthSamples));
    const character = document.characters.get(line.characterId)?.name ?? '';
    const name = named.take(fileNameOf(nameTemplate, { index: index + 1, character, text: line.text, project, take: take.number }));
    const plan: MixPlan = { lengthSamples, tracks: [{ id: line.id, leftGain: 1, rightGain: 1, duck: [], clips: shifted }] };
    return [{ path: join(target, `${name}.${format.container}`), plan, startSample: 0, endSample: lengthSamples, keepsLevel: false }];
  });
}

/** A line as its clips play it; one that was taken off the timeline as its take is. */
function clipsOf(document: ProjectDocument, line: Line, take: Take): MixClip[] {
  const onTimeline = clipsOfLine(document, line.id).filter(({ takeId }) => takeId === take.id);
  if (onTimeline.length > 0) {
    // Mixed as if nothing were muted: a file a line is asked for by line, not by what the mix lets through.
    const tracks = new Map([...document.tracks].map(([id, track]) => [id, { ...track, mute: false, solo: false, gainDb: 0, pan: 0 }]));
    const clips = new Map(onTimeline.map((clip) => [clip.id, clip]));
    return planMix({ ...document, tracks, clips }).tracks.flatMap((track) => track.clips);
  }
  const whole = { startSample: 0, offsetSamples: 0, lengthSamples: take.lengthSamples, fadeInSamples: 0, fadeOutSamples: 0, envelope: [] };
  return take.lengthSamples > 0 ? [{ ...whole, soundId: take.soundId, channels: 1, gain: 1 }] : [];
}

function stretch(plan: MixPlan, range: ExportSpec['range']): { startSample: number; endSample: number }[] {
  const startSample = range?.startSample ?? 0;
  const endSample = range ? range.endSample : plan.lengthSamples;
  return plan.lengthSamples > 0 && endSample > startSample ? [{ startSample, endSample }] : [];
}

/** Gives each name once, so that two lines that say the same become two files. */
class FreeNames {
  readonly #taken = new Set<string>();

  take(name: string): string {
    let free = name;
    for (let copy = 2; this.#taken.has(free.toLowerCase()); copy++) free = `${name} (${String(copy)})`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}

/** Where the subtitles of an export go: beside its mix, or in its folder under the project's name. */
export function subtitlePath(document: ProjectDocument, spec: ExportSpec, extension: 'srt' | 'vtt'): string {
  if (!isOneFile(spec)) return join(spec.target, `${safeFileName(document.settings.get('project')?.title ?? '') || 'Voxloom'}.${extension}`);
  const end = extname(spec.target);
  const stem = end.toLowerCase() === `.${spec.format.container}` ? spec.target.slice(0, -end.length) : spec.target;
  return `${stem}.${extension}`;
}

/** The folder that an export writes to. */
export function targetFolder(spec: ExportSpec): string {
  return isOneFile(spec) ? dirname(spec.target) : spec.target;
}

function isOneFile({ what }: ExportSpec): boolean {
  return what !== 'stems' && what !== 'lines';
}
