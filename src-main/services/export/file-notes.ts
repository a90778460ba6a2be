import type { Chapter } from '../../media/id3-tag.ts';
import type { BroadcastNotes, CuePoint } from '../../media/wav-chunks.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import { exactRate } from '../../shared/domain/exact-rate.ts';
import { clipsOfLine, linesInOrder } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { dropsFrames, sampleOfFrame } from '../../shared/domain/timecode.ts';
import type { PlannedFile } from './planned-file.ts';

/** Longest label of a point, in characters: lines can be long, and lists of markers are narrow. */
const LABEL_CHARACTERS = 80;

/** What a broadcast WAV says of a planned file. `headSamples` of quiet stand before its own sound. */
export function broadcastNotes(document: ProjectDocument, file: PlannedFile, { cuePoints, channels, format, tags }: ExportSpec, headSamples: number): BroadcastNotes {
  const settings = document.settings.get('project');
  const project = settings?.title ?? '';
  const rate = settings?.frameRate ?? 25;
  const atRate = (samples: number): number => Math.round((samples * format.sampleRate) / PROJECT_SAMPLE_RATE);
  const midnight = sampleOfFrame(settings?.startFrame ?? 0, rate) + file.programmeSample - headSamples;
  const title = tags.title === undefined || tags.title === '' ? project : tags.title;
  return {
    description: file.line ? `${title}, line ${file.line.scene}: ${file.name}` : `${title}: ${file.name}`,
    project,
    originatedAtMs: newestTakeMs(document, file),
    timeReference: Math.max(0, atRate(midnight)),
    timecodeRate: exactRate(rate),
    dropFrame: settings ? dropsFrames(settings) : false,
    trackNames: channels === 1 ? [file.name] : [`${file.name} L`, `${file.name} R`],
    ...file.line,
    cuePoints: pointsOf(document, file, cuePoints).map(({ atSample, label }) => ({ atSample: atRate(atSample + headSamples), label })),
  };
}

/** Chapters of a planned file: each goes on to where the next one starts. */
export function chaptersOf(document: ProjectDocument, file: PlannedFile, { cuePoints }: ExportSpec, headSamples: number): Chapter[] {
  const points = pointsOf(document, file, cuePoints);
  const msOf = (sample: number): number => ((sample + headSamples) * 1000) / PROJECT_SAMPLE_RATE;
  return points.map(({ atSample, label }, index) => ({ startMs: msOf(atSample), endMs: msOf(points[index + 1]?.atSample ?? file.endSample - file.startSample), title: label }));
}

/** Markers, or starts of lines, within a file that begins on the programme clock; by their place, from its start. */
function pointsOf(document: ProjectDocument, { programmeSample, startSample, endSample, line }: PlannedFile, kind: ExportSpec['cuePoints']): CuePoint[] {
  if (kind === 'none' || line) return [];
  const all = kind === 'markers' ? [...document.markers.values()].map(({ atSample, name }) => ({ atSample, label: name })) : lineStarts(document);
  return all
    .map(({ atSample, label }) => ({ atSample: atSample - programmeSample, label }))
    .filter(({ atSample }) => atSample >= 0 && atSample < endSample - startSample)
    .sort((a, b) => a.atSample - b.atSample);
}

function lineStarts(document: ProjectDocument): CuePoint[] {
  return linesInOrder(document).flatMap(({ id, characterId, text }) => {
    const [clip] = clipsOfLine(document, id);
    const speaker = document.characters.get(characterId)?.name ?? '';
    return clip ? [{ atSample: clip.startSample, label: shortened(`${speaker}: ${text.replace(/\s+/g, ' ')}`) }] : [];
  });
}

function shortened(label: string): string {
  return label.length <= LABEL_CHARACTERS ? label : `${label.slice(0, LABEL_CHARACTERS).replace(/\s?\S{0,20}$/u, '')}…`;
}

/** The time is that of the newest take, not of the export: the same sound gives the same file. */
function newestTakeMs(document: ProjectDocument, { plan }: PlannedFile): number | null {
  const sounds = new Set(plan.tracks.flatMap(({ clips }) => clips.map(({ soundId }) => soundId)));
  let newest: number | null = null;
  for (const { soundId, createdAtMs } of document.takes.values()) if (sounds.has(soundId)) newest = Math.max(newest ?? 0, createdAtMs);
  return newest;
}
