import type { ProjectSettings } from '../../src-main/shared/domain/project-rows.ts';
import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';

export type TimeFormat = Pick<ProjectSettings, 'timeFormat' | 'frameRate'>;

/** Frames a second that timecode counts: 23.976 counts 24, 29.97 counts 30. */
export function countedFrames(frameRate: ProjectSettings['frameRate']): number {
  return Math.round(frameRate);
}

/** Length of a frame in samples, not rounded: the broadcast rates are the thousandths of NTSC. */
export function samplesPerFrame(frameRate: ProjectSettings['frameRate']): number {
  const counted = countedFrames(frameRate);
  return counted === frameRate ? PROJECT_SAMPLE_RATE / counted : (PROJECT_SAMPLE_RATE * 1001) / (counted * 1000);
}

/** First sample of a frame. */
export function sampleOfFrame(frame: number, frameRate: ProjectSettings['frameRate']): number {
  return Math.round(frame * samplesPerFrame(frameRate));
}

/** The frame that a sample lies in. */
export function frameOfSample(sample: number, frameRate: ProjectSettings['frameRate']): number {
  const length = samplesPerFrame(frameRate);
  const frame = Math.floor(sample / length);
  return sampleOfFrame(frame + 1, frameRate) <= sample ? frame + 1 : frame;
}

/**
 * A position in the project's format: `HH:MM:SS:FF` (with `;` before the frames where they are drop-frame: 29.97 and
 * 59.94, SMPTE ST 12-1), `H:MM:SS.mmm`, or a count of frames.
 */
export function formatTime(sample: number, { timeFormat, frameRate }: TimeFormat): string {
  if (timeFormat === 'timecode') return timecodeOfFrame(frameOfSample(sample, frameRate), frameRate);
  if (timeFormat === 'frames') return frameOfSample(sample, frameRate).toString();
  return formatSeconds(sample, 3);
}

/** `M:SS.mmm`, with hours where there are any; `digits` after the point, 0 to 6. */
export function formatSeconds(sample: number, digits: number): string {
  const units = 10 ** digits;
  const total = Math.round((sample * units) / PROJECT_SAMPLE_RATE);
  const whole = Math.floor(total / units);
  const fraction = digits === 0 ? '' : `.${(total % units).toString().padStart(digits, '0')}`;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const seconds = two(whole % 60) + fraction;
  return hours > 0 ? `${hours.toString()}:${two(minutes)}:${seconds}` : `${minutes.toString()}:${seconds}`;
}

/** A length in seconds with its unit, for labels and screen readers: `3.12 s`. */
export function formatLength(samples: number): string {
  return `${(samples / PROJECT_SAMPLE_RATE).toFixed(2)} s`;
}

function timecodeOfFrame(frame: number, frameRate: ProjectSettings['frameRate']): string {
  const counted = countedFrames(frameRate);
  const drops = frameRate === 29.97 || frameRate === 59.94;
  const number = drops ? withDroppedNumbers(frame, counted) : frame;
  const seconds = Math.floor(number / counted);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}${drops ? ';' : ':'}${two(number % counted)}`;
}

/** Numbers 0 and 1 (0 to 3 at 60) are left out at the start of each minute but every tenth. */
function withDroppedNumbers(frame: number, counted: number): number {
  const dropped = counted / 15;
  const inMinute = counted * 60 - dropped;
  const inTenMinutes = counted * 600 - dropped * 9;
  const tens = Math.floor(frame / inTenMinutes);
  const rest = frame % inTenMinutes;
  const minutes = rest < counted * 60 ? 0 : 1 + Math.floor((rest - counted * 60) / inMinute);
  return frame + tens * 9 * dropped + minutes * dropped;
}

function two(value: number): string {
  return value.toString().padStart(2, '0');
}
