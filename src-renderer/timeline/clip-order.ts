import { clipsOfTrack, tracksInOrder } from '../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Clip } from '../../src-main/shared/domain/project-rows.ts';

/** All clips, track by track from the top, along each by their start. */
export function clipsInOrder(document: ProjectDocument): readonly Clip[] {
  if (last?.clips === document.clips && last.tracks === document.tracks) return last.inOrder;
  const inOrder = tracksInOrder(document).flatMap(({ id }) => clipsOfTrack(document, id));
  last = { clips: document.clips, tracks: document.tracks, inOrder };
  return inOrder;
}

let last: (Pick<ProjectDocument, 'clips' | 'tracks'> & { readonly inOrder: readonly Clip[] }) | undefined;

/** The clip that an arrow key, Home or End leads to; up and down to the one whose start is nearest. Undefined at an edge. */
export function clipInDirection(document: ProjectDocument, from: Clip, key: string): Clip | undefined {
  const along = clipsOfTrack(document, from.trackId);
  const index = along.findIndex(({ id }) => id === from.id);
  if (key === 'ArrowRight') return along[index + 1];
  if (key === 'ArrowLeft') return along[index - 1];
  if (key === 'Home') return along[0];
  if (key === 'End') return along.at(-1);
  const tracks = tracksInOrder(document);
  const track = tracks.findIndex(({ id }) => id === from.trackId);
  const others = key === 'ArrowDown' ? tracks.slice(track + 1) : tracks.slice(0, track).reverse();
  const beside = others.map(({ id }) => clipsOfTrack(document, id)).find(({ length }) => length > 0) ?? [];
  const distance = (clip: Clip): number => Math.abs(clip.startSample - from.startSample);
  return beside.reduce<Clip | undefined>((nearest, clip) => (!nearest || distance(clip) < distance(nearest) ? clip : nearest), undefined);
}
