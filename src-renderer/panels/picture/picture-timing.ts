import { conformRatio, exactRate } from '../../../src-main/shared/domain/exact-rate.ts';
import type { Picture, ProjectSettings } from '../../../src-main/shared/domain/project-rows.ts';
import { nearestFrameRate } from '../../../src-main/shared/domain/timecode.ts';
import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';

/** How the clock of a film lies on that of the programme. */
export interface PictureTiming {
  readonly startSample: number;
  readonly lengthSamples: number;
  /** How long the film lasts on the programme, relative to itself: below 1 where it runs faster. */
  readonly ratio: number;
  /** Frames of the film a second of the film. */
  readonly numerator: number;
  readonly denominator: number;
}

/** For what a speed change leaves of a whole number: far below a frame, far above what arithmetic rounds. */
const GRACE_SAMPLES = 0.01;
/** Told rates are rounded: within this share of a standard rate, that is what is meant. */
const SAME_RATE = 0.0002;

export function pictureTiming({ startSample, lengthSamples, frameRate }: Pick<Picture, 'startSample' | 'lengthSamples' | 'frameRate'>, conform: ProjectSettings['conform']): PictureTiming {
  const nearest = nearestFrameRate(frameRate);
  const exact = nearest === null ? null : exactRate(nearest);
  const isExact = exact !== null && Math.abs(exact.numerator / exact.denominator / frameRate - 1) < SAME_RATE;
  return { startSample, lengthSamples, ratio: conformRatio(conform), ...(isExact ? exact : { numerator: frameRate, denominator: 1 }) };
}

/** Time of the film at a position of the programme; negative before it begins. */
export function filmSeconds({ startSample, ratio }: PictureTiming, sample: number): number {
  return (sample - startSample) / PROJECT_SAMPLE_RATE / ratio;
}

/** Whether the film is on at a position of the programme. */
export function isInPicture({ startSample, lengthSamples }: PictureTiming, sample: number): boolean {
  return sample >= startSample && sample < startSample + lengthSamples;
}

/** The frame of the film that is on at a position of the programme; negative before it begins. */
export function filmFrame(timing: PictureTiming, sample: number): number {
  return Math.floor((sample - timing.startSample + GRACE_SAMPLES) / samplesPerFilmFrame(timing));
}

/** First sample of the programme at which a frame of the film is on. */
export function sampleOfFilmFrame(timing: PictureTiming, frame: number): number {
  return timing.startSample + Math.ceil(frame * samplesPerFilmFrame(timing) - GRACE_SAMPLES);
}

/** Where to send a player so that it shows a frame: its middle, which rounding at neither end can miss. */
export function middleOfFrame(timing: PictureTiming, frame: number): number {
  return ((frame + 0.5) * timing.denominator) / timing.numerator;
}

/** Not rounded, on the programme clock. */
export function samplesPerFilmFrame({ numerator, denominator, ratio }: PictureTiming): number {
  return (PROJECT_SAMPLE_RATE * denominator * ratio) / numerator;
}
