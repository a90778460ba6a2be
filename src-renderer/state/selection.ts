import { createStore } from './store.ts';

/**
 * The one selection of the whole window. A line brings its clips and a clip brings its line, so whichever panel selects,
 * the others follow (`selectLines`, `selectClips` in `studio.ts`).
 */
export interface Selection {
  /** In the order of the script; the last selected is `lineId`. */
  readonly lineIds: readonly string[];
  /** The line that the delivery editor and the takes show. */
  readonly lineId: string | null;
  readonly clipIds: readonly string[];
  readonly trackId: string | null;
}

export const EMPTY_SELECTION: Selection = { lineIds: [], lineId: null, clipIds: [], trackId: null };

export const createSelection = () => createStore<Selection>(EMPTY_SELECTION);
