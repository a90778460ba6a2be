import type { Store } from '../state/store.ts';
import { createStore } from '../state/store.ts';
import type { Studio } from '../state/studio.ts';

/** What the timeline and the actions on it share beside the project: nothing of it is saved. */
export interface TimelineState {
  /** Width of the picture in CSS pixels, for what fits or centres. */
  readonly widthPx: Store<number>;
  /** The project that the view was last set for. */
  readonly shownProjectId: Store<string | null>;
  /** The marker or the track whose name is being written. */
  readonly renamingMarkerId: Store<string | null>;
  readonly renamingTrackId: Store<string | null>;
  /** The bed whose settings are open. */
  readonly settingBedId: Store<string | null>;
}

const states = new WeakMap<Studio, TimelineState>();

export function timelineStateOf(studio: Studio): TimelineState {
  const known = states.get(studio);
  if (known) return known;
  const made: TimelineState = {
    widthPx: createStore(1000),
    shownProjectId: createStore<string | null>(null),
    renamingMarkerId: createStore<string | null>(null),
    renamingTrackId: createStore<string | null>(null),
    settingBedId: createStore<string | null>(null),
  };
  states.set(studio, made);
  return made;
}

/** Whether the keyboard is in the timeline: chords that other panels have as well mean clips only there. */
export function timelineHasFocus(): boolean {
  return document.activeElement?.closest('[data-timeline]') != null;
}
