import type { Studio } from './studio.ts';

/** What is open in the window: never part of the project, never undone. */
export interface WindowView {
  readonly dialog: DialogName | null;
  readonly panels: { readonly script: boolean; readonly cast: boolean; readonly delivery: boolean; readonly timeline: boolean };
  /** First sample shown at the left edge of the timeline, and how many a CSS pixel covers. */
  readonly timeline: { readonly startSample: number; readonly samplesPerPixel: number };
  readonly snap: boolean;
  readonly ripple: boolean;
}

export type DialogName = 'settings' | 'export' | 'palette' | 'import' | 'find' | 'start' | 'lexicon' | 'tour' | 'about';

export const FIRST_VIEW: WindowView = {
  dialog: null,
  panels: { script: true, cast: false, delivery: true, timeline: true },
  timeline: { startSample: 0, samplesPerPixel: 960 },
  snap: true,
  ripple: false,
};

/** @returns an edit of a window that opens a dialog over it, or closes the one there is. */
export function setDialog(dialog: DialogName | null): (studio: Pick<Studio, 'view'>) => void {
  return ({ view }) => {
    view.set((present) => ({ ...present, dialog }));
  };
}
