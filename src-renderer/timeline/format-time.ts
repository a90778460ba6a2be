import type { ProjectSettings } from '../../src-main/shared/domain/project-rows.ts';
import type { TimecodeSettings } from '../../src-main/shared/domain/timecode.ts';
import { frameOfSample, timecodeOfSample } from '../../src-main/shared/domain/timecode.ts';
import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';

export type TimeFormat = Pick<ProjectSettings, 'timeFormat'> & TimecodeSettings;

/** A position in the project's format: timecode (see `timecode.ts`), `M:SS.mmm`, or a count of frames from the programme's first. */
export function formatTime(sample: number, format: TimeFormat): string {
  if (format.timeFormat === 'timecode') return timecodeOfSample(sample, format);
  if (format.timeFormat === 'frames') return frameOfSample(sample, format.frameRate).toString();
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

function two(value: number): string {
  return value.toString().padStart(2, '0');
}
