import type { ProbedPicture } from '../../../src-main/shared/contract/dubbing-views.ts';
import type { Store } from '../../state/store.ts';
import { createStore } from '../../state/store.ts';
import type { Studio } from '../../state/studio.ts';

/** What the region above the timeline shows while there is a picture. */
export type StageShows = 'picture' | 'take' | 'both';

const offered = new WeakMap<Studio, Store<ProbedPicture | null>>();

/** A film that was looked into and may be brought in: what the dialog `picture` asks about. */
export function offeredPicture(studio: Studio): Store<ProbedPicture | null> {
  const known = offered.get(studio);
  if (known) return known;
  const made = createStore<ProbedPicture | null>(null);
  offered.set(studio, made);
  return made;
}

/** Whether the keyboard is on the picture: arrows step by its frames only there. */
export function pictureHasFocus(): boolean {
  return document.activeElement?.closest('[data-picture]') != null;
}

export function stageShows(layout: Readonly<Record<string, unknown>>): StageShows {
  const kept = layout['stage.shows'];
  return kept === 'take' || kept === 'both' ? kept : 'picture';
}

export function burnsTimecode(layout: Readonly<Record<string, unknown>>): boolean {
  return layout['picture.timecode'] === true;
}
