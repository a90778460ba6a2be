import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { CommandCall } from '../../shared/commands/run-commands.ts';
import { tracksInOrder } from '../../shared/domain/in-order.ts';
import type { Duck, FrameRate, Picture } from '../../shared/domain/project-rows.ts';
import { FRAME_RATES } from '../../shared/domain/timecode.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { HeadlessProject, OnShare } from './headless-project.ts';

/**
 * Makes a film the picture of the project, unless it is.
 * @throws VoxloomError `input.option` where the project has another film; what `picture.probe` throws.
 */
export async function putPicture(project: HeadlessProject, film: string, settings: { readonly language: string }): Promise<Picture> {
  const probed = await project.request('picture.probe', { path: resolve(film) });
  const [present] = project.document.pictures.values();
  if (!present) {
    const row: Picture = { ...probed, id: randomUUID(), startSample: 0 };
    const changes = { frameRate: nearestRate(probed.frameRate), language: settings.language };
    await project.commit([
      { name: 'picture.set', arguments: row },
      { name: 'settings.change', arguments: { changes } },
    ], 'programme.import');
    return row;
  }
  if (present.name !== probed.name || present.bytes !== probed.bytes) {
    throw new VoxloomError('input.option', `"${project.path}" belongs to another film, "${present.name}". Name another project with --project, or move that one away.`);
  }
  if (!(await isSamePlace(present.path, probed.path))) await project.commit([{ name: 'picture.change', arguments: { id: present.id, changes: { path: probed.path } } }]);
  return present;
}

/** Brings the first sound of the film in as a bed that makes room for speech, unless it is there; sets how far it goes down. */
export async function putOriginalSound(project: HeadlessProject, picture: Picture, duck: Duck, onShare: OnShare): Promise<void> {
  const present = tracksInOrder(project.document).find(({ content }) => content === 'original');
  if (present) {
    const isSame = present.duck !== null && Object.entries(duck).every(([name, value]) => present.duck?.[name as keyof Duck] === value);
    if (!isSame) await project.commit([{ name: 'track.change', arguments: { id: present.id, changes: { duck } } }]);
    return;
  }
  if (picture.soundTracks.length === 0) return;
  const workId = randomUUID();
  const unfollow = project.followWork(workId, onShare);
  try {
    const imported = await project.request('import.audio', { path: picture.path, soundTrack: 0, workId });
    await project.commit(bedCommands(project, imported, picture, duck), 'programme.import');
  } finally {
    unfollow();
  }
}

function bedCommands(project: HeadlessProject, imported: { readonly lengthSamples: number }, picture: Picture, duck: Duck): CommandCall[] {
  const [assetId, trackId, clipId] = [randomUUID(), randomUUID(), randomUUID()];
  const track = { id: trackId, name: 'Original', kind: 'bed', content: 'original', duck, characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false };
  const clip = {
    id: clipId,
    trackId,
    lineId: null,
    takeId: null,
    assetId,
    startSample: picture.startSample,
    offsetSamples: 0,
    lengthSamples: imported.lengthSamples,
    gainDb: 0,
    fadeInSamples: 0,
    fadeOutSamples: 0,
    envelope: [],
  };
  return [
    { name: 'asset.add', arguments: { asset: { ...imported, id: assetId } } },
    { name: 'track.add', arguments: { track, after: tracksInOrder(project.document).at(-1)?.id ?? null } },
    { name: 'clip.add', arguments: { clip } },
  ];
}

function nearestRate(rate: number): FrameRate {
  return FRAME_RATES.reduce((best, one) => (Math.abs(one - rate) < Math.abs(best - rate) ? one : best));
}

async function isSamePlace(path: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([path, other].map((one) => realpath(one).catch(() => one)));
  return first === second;
}
