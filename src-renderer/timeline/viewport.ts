import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';

/** Which stretch of the programme a row of pixels shows: the sample at its left edge, and how many samples a CSS pixel covers. */
export interface Viewport {
  readonly startSample: number;
  readonly samplesPerPixel: number;
}

/** A single ms fills 200 pixels. */
export const FINEST_SAMPLES_PER_PIXEL = 0.24;
/** Ten hours fit in 1,000 pixels. */
export const COARSEST_SAMPLES_PER_PIXEL = 36 * PROJECT_SAMPLE_RATE;

/** Fifty pixels for a second. */
const USUAL_SAMPLES_PER_PIXEL = PROJECT_SAMPLE_RATE / 50;

export function xOfSample(viewport: Viewport, sample: number): number {
  return (sample - viewport.startSample) / viewport.samplesPerPixel;
}

/** Not rounded: may lie between samples, and before the programme's start. */
export function sampleOfX(viewport: Viewport, x: number): number {
  return viewport.startSample + x * viewport.samplesPerPixel;
}

/** A viewport within the limits; nothing before the programme's start is ever shown. */
export function clampViewport({ startSample, samplesPerPixel }: Viewport): Viewport {
  return {
    startSample: Math.max(0, startSample),
    samplesPerPixel: Math.min(COARSEST_SAMPLES_PER_PIXEL, Math.max(FINEST_SAMPLES_PER_PIXEL, samplesPerPixel)),
  };
}

/**
 * Zooms by `factor` (2 shows twice as much), keeping the sample at pixel `x` where it is, unless that would show what lies
 * before the programme.
 */
export function zoomAt(viewport: Viewport, x: number, factor: number): Viewport {
  const anchor = sampleOfX(viewport, x);
  const { samplesPerPixel } = clampViewport({ startSample: 0, samplesPerPixel: viewport.samplesPerPixel * factor });
  return clampViewport({ startSample: anchor - x * samplesPerPixel, samplesPerPixel });
}

/** Moves the view by whole pixels, so that what was drawn can be told to stay sharp. */
export function panBy(viewport: Viewport, pixels: number): Viewport {
  return clampViewport({ ...viewport, startSample: viewport.startSample + pixels * viewport.samplesPerPixel });
}

/** Shows `from` to `to` over `widthPx`, with a margin of 4 % on either side. */
export function fitRange(from: number, to: number, widthPx: number): Viewport {
  const length = Math.max(1, to - from);
  const samplesPerPixel = (length * 1.08) / Math.max(1, widthPx);
  return clampViewport({ startSample: from - length * 0.04, samplesPerPixel });
}

/**
 * The view of a programme that was just opened: all of it while a second still has ten pixels, else its beginning at the
 * usual zoom.
 */
export function firstViewport(endSample: number, widthPx: number): Viewport {
  const whole = fitRange(0, endSample, widthPx);
  return endSample > 0 && whole.samplesPerPixel <= PROJECT_SAMPLE_RATE / 10 ? whole : { startSample: 0, samplesPerPixel: USUAL_SAMPLES_PER_PIXEL };
}

/** The least pan that brings `sample` into view, at a tenth of the width from the edge it came over. */
export function reveal(viewport: Viewport, sample: number, widthPx: number): Viewport {
  const x = xOfSample(viewport, sample);
  if (x >= 0 && x <= widthPx) return viewport;
  return clampViewport({ ...viewport, startSample: sample - widthPx * 0.1 * viewport.samplesPerPixel });
}
