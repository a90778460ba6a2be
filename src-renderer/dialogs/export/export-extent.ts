import { tracksInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';
import { LOUDNESS_TARGETS } from '../../../src-main/shared/mix/loudness-target.ts';
import { isMastered, type ExportForm } from './export-form.ts';

export interface ExportExtent {
  readonly files: number;
  /** Of the longest file. */
  readonly seconds: number;
  /** About; of all of them together. */
  readonly bytes: number;
}

/** How many files an export will make and about how large they will be. */
export function exportExtent(document: ProjectDocument, form: ExportForm): ExportExtent {
  const loop = form.loopOnly ? (document.settings.get('project')?.loop ?? null) : null;
  const [picture] = document.pictures.values();
  const target = LOUDNESS_TARGETS[form.loudness];
  const quietMs = target && isMastered(form) && form.what !== 'video' ? target.headMs + target.tailMs : 0;
  let end = form.what === 'video' && picture ? picture.startSample + picture.lengthSamples : 0;
  for (const { startSample, lengthSamples } of document.clips.values()) end = Math.max(end, startSample + lengthSamples);
  const whole = (loop ? loop.endSample - loop.startSample : end) / PROJECT_SAMPLE_RATE + quietMs / 1000;
  if (form.what === 'lines') {
    const takes = [...document.lines.values()].flatMap(({ takeId }) => document.takes.get(takeId ?? '') ?? []);
    const lengths = takes.map(({ lengthSamples }) => lengthSamples / PROJECT_SAMPLE_RATE + quietMs / 1000);
    const seconds = lengths.reduce((sum, length) => sum + length, 0);
    return { files: takes.length, seconds: Math.max(0, ...lengths), bytes: seconds * bytesASecond(form) };
  }
  const files = form.what === 'stems' ? stemCount(document) : whole > 0 ? 1 : 0;
  return { files, seconds: whole, bytes: files * whole * bytesASecond(form) + (form.what === 'video' ? (picture?.bytes ?? 0) : 0) };
}

/** One a character, one for music and effects, one for the original sound: those that have anything on their tracks. */
function stemCount(document: ProjectDocument): number {
  const sounding = new Set([...document.clips.values()].map(({ trackId }) => trackId));
  const stems = tracksInOrder(document)
    .filter(({ id }) => sounding.has(id))
    .map(({ id, kind, characterId, content }) => (kind === 'voice' ? `voice ${characterId ?? id}` : content === 'original' ? 'original' : 'music'));
  return new Set(stems).size;
}

/** FLAC takes about half of what it is made from; so does it here. */
const FLAC_SHARE = 0.55;

function bytesASecond(form: ExportForm): number {
  const pcm = Number(form.sampleRate) * Number(form.channels) * (form.depth === '16' ? 2 : form.depth === '24' ? 3 : 4);
  if (form.what === 'video') return form.codec === 'pcm' || form.codec === 'flac' ? 48_000 * Number(form.channels) * 3 : Number(form.bitrateKbps) * 125;
  if (form.container === 'mp3') return Number(form.bitrateKbps) * 125;
  return form.container === 'flac' ? pcm * FLAC_SHARE : pcm;
}
