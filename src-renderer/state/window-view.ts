import type { Studio } from './studio.ts';

/** What is open in the window: never part of the project, never undone. */
export interface WindowView {
  readonly dialog: DialogName | null;
  readonly panels: { readonly script: boolean; readonly cast: boolean; readonly delivery: boolean; readonly timeline: boolean };
  /** First sample shown at the left edge of the timeline, and how many a CSS pixel covers. */
  readonly timeline: { readonly startSample: number; readonly samplesPerPixel: number };
  /** How many times as tall waveforms are drawn as they are: for the eye alone, so that quiet speech can be seen. */
  readonly waveZoom: number;
  readonly snap: boolean;
  readonly ripple: boolean;
}

export type DialogName = 'settings' | 'export' | 'palette' | 'import' | 'find' | 'start' | 'lexicon' | 'tour' | 'about' | 'preflight' | 'picture' | 'gate' | 'subtitles' | 'compare';

export const FIRST_VIEW: WindowView = {
  dialog: null,
  panels: { script: true, cast: false, delivery: true, timeline: true },
  timeline: { startSample: 0, samplesPerPixel: 960 },
  // Speech is about this far from full scale before its loudness is set for delivery.
  waveZoom: 3,
  snap: true,
  ripple: false,
};

/** @returns an edit of a window that opens a dialog over it, or closes the one there is. */
export function setDialog(dialog: DialogName | null): (studio: Pick<Studio, 'view'>) => void {
  return ({ view }) => {
    view.set((present) => ({ ...present, dialog }));
  };
}

/** How tall waveforms can be drawn, in steps of about 4 dB. */
export const WAVE_ZOOMS = [1, 1.5, 2, 3, 4, 6, 8, 12, 16] as const;

/** @returns the step that is nearest to a factor that was kept. */
export function nearestWaveZoom(factor: number): number {
  return WAVE_ZOOMS.reduce((nearest, zoom) => (Math.abs(Math.log(zoom / factor)) < Math.abs(Math.log(nearest / factor)) ? zoom : nearest));
}
