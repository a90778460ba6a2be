import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { HeadlessProject } from '../../src-main/services/headless/headless-project.ts';
import { BUNDLED_VOICES } from '../../src-main/services/installed-voices.ts';
import type { ExportSpec } from '../../src-main/shared/contract/views.ts';
import { charactersInOrder, linesInOrder, tracksInOrder } from '../../src-main/shared/domain/in-order.ts';
import { importCommands, linesOfCues } from '../../src-main/shared/script/lines-of-cues.ts';

export const EXPORT_WORKS = ['wav', 'mp3', 'flac', 'video', 'stems', 'companions'] as const;
export const IMPORT_WORKS = ['subtitles', 'audio', 'picture'] as const;
export type MediaWork = (typeof EXPORT_WORKS)[number] | (typeof IMPORT_WORKS)[number];

/** The stand-in speaks at once, so that what is killed is what is tried. */
export const STAND_IN_VOICES = { voiceFolders: [BUNDLED_VOICES], voiceModule: new URL('../../test/helpers/stand-in-synthesiser.ts', import.meta.url).href };

/** Files of a trial, in its folder. */
export const FILM = 'film.mp4';
export const SUBTITLES = 'film.srt';
export const EXPORTS = 'exports';

/** Where each kind of export goes, in `EXPORTS`. */
const TARGETS: Readonly<Record<(typeof EXPORT_WORKS)[number], string>> = { wav: 'mix.wav', mp3: 'mix.mp3', flac: 'mix.flac', video: 'film.mp4', stems: '.', companions: 'script.wav' };

/** One time of a kind of work, from beginning to end. */
export function workOf(work: MediaWork, project: HeadlessProject, folder: string): () => Promise<unknown> {
  switch (work) {
    case 'subtitles':
      return () => importSubtitles(project, join(folder, SUBTITLES));
    case 'audio':
      return () => importSound(project, join(folder, FILM));
    case 'picture':
      return () => importPicture(project, join(folder, FILM));
    default:
      return () => project.export(specOf(work, folder), () => undefined);
  }
}

export function specOf(work: (typeof EXPORT_WORKS)[number], folder: string): ExportSpec {
  return {
    what: work === 'video' ? 'video' : work === 'stems' ? 'stems' : 'mix',
    target: join(folder, EXPORTS, TARGETS[work]),
    format: formatOf(work),
    loudness: 'none',
    channels: 2,
    nameTemplate: '{index}',
    collision: 'replace',
    companions: work === 'companions' ? ['srt', 'vtt', 'ass', 'otio', 'edl', 'fcpxml', 'labels', 'markers'] : [],
    cuePoints: 'none',
    gate: 'off',
    tags: {},
    // Hand-off files are the point of it: the sound beside them is short.
    range: work === 'companions' ? { startSample: 0, endSample: 48_000 * 5 } : null,
  };
}

function formatOf(work: (typeof EXPORT_WORKS)[number]): ExportSpec['format'] {
  if (work === 'mp3') return { container: 'mp3', sampleRate: 48_000, bitrateKbps: 128 };
  if (work === 'flac') return { container: 'flac', sampleRate: 48_000, depth: 24 };
  if (work === 'video') return { container: 'mp4', sampleRate: 48_000, codec: 'aac', bitrateKbps: 128, language: 'de', keepsOriginal: true };
  return { container: 'wav', sampleRate: 48_000, depth: 24 };
}

async function importSubtitles(project: HeadlessProject, path: string): Promise<void> {
  const read = await project.request('import.subtitles', { path });
  const made = linesOfCues(read, { cast: charactersInOrder(project.document), voiceId: 'kathleen-en', someone: 'Narrator', newId: randomUUID });
  await project.commit(importCommands(made, linesInOrder(project.document).at(-1)?.id ?? null), 'subtitles.import');
}

async function importSound(project: HeadlessProject, path: string): Promise<void> {
  const imported = await project.request('import.audio', { path, soundTrack: 0 });
  const assetId = randomUUID();
  const known = tracksInOrder(project.document).find(({ kind }) => kind === 'bed');
  const trackId = known?.id ?? randomUUID();
  const track = { id: trackId, name: 'Bed', kind: 'bed', content: 'original', duck: null, characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false };
  const clip = { id: randomUUID(), trackId, lineId: null, takeId: null, assetId, startSample: 0, offsetSamples: 0, lengthSamples: imported.lengthSamples, gainDb: -12, fadeInSamples: 0, fadeOutSamples: 0, envelope: [] };
  await project.commit([
    { name: 'asset.add', arguments: { asset: { ...imported, id: assetId } } },
    ...(known ? [] : [{ name: 'track.add', arguments: { track, after: null } }]),
    { name: 'clip.add', arguments: { clip } },
  ]);
}

async function importPicture(project: HeadlessProject, path: string): Promise<void> {
  const probed = await project.request('picture.probe', { path });
  await project.commit([{ name: 'picture.set', arguments: { ...probed, id: randomUUID(), startSample: 0 } }]);
}
