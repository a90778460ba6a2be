import type { Slot } from '../../shared/domain/script.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/** Hours (as many as it takes) may be left out, and so may the fraction; WebVTT writes it after a point, SubRip after a comma. */
const TIME = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?`;
/** After the end come only settings, set off by white space. Arrows that people mistype are understood. */
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*(?:-{1,3}>|[–—→]>?)\s*${TIME}(?:\s.*)?$`, 's');
/** A clock time to the fraction opens the line, or two clock times stand together: the arrow is mistyped or missing. */
const TIMES_WITHOUT_ARROW =
  /^\s{0,20}(?:\d{1,4}:\d{2}:\d{2}[.,]\d|\d{1,4}:\d{2}[\d:.,]{0,12}\s{0,20}\S{0,4}\s{0,20}\d{1,4}:\d{2}[:.,]\d{2})/;

/** Whether a line of a subtitle file means to give a cue's times, rightly or wrongly. */
export function isTimingLine(line: string): boolean {
  if (TIMES_WITHOUT_ARROW.test(line)) return true;
  const arrow = line.indexOf('-->');
  if (arrow < 0) return false;
  // An arrow between words is text; beside a digit or a colon it belongs to times.
  const before = /\S*$/.exec(line.slice(Math.max(0, arrow - 16), arrow).trimEnd())?.[0] ?? '';
  const after = /^\S*/.exec(line.slice(arrow + 3, arrow + 19).trimStart())?.[0] ?? '';
  return /[\d:]/.test(before + after);
}

/**
 * Reads `00:00:01,000 --> 00:00:02,500`, what follows is ignored. `lineNumber` counts from 1.
 * @throws VoxloomError `input.time-code` that names the line.
 */
export function readTimingLine(line: string, lineNumber: number): Slot {
  const match = TIMING.exec(line);
  const startMs = match ? milliseconds(match.slice(1, 5)) : undefined;
  const endMs = match ? milliseconds(match.slice(5, 9)) : undefined;
  if (startMs === undefined || endMs === undefined) {
    throw timeCodeError(lineNumber, 'has a time code that cannot be read', line, 'Write it like 00:01:02,500 --> 00:01:04,000.');
  }
  if (endMs < startMs) throw timeCodeError(lineNumber, 'has a cue that ends before it starts', line, 'Correct its times.');
  if (endMs === startMs) throw timeCodeError(lineNumber, 'has a cue that lasts no time', line, 'Correct its times.');
  return { startMs, endMs };
}

export function timeCodeError(lineNumber: number, problem: string, line: string, advice: string): VoxloomError {
  const shown = line.trim().replace(/\p{Cc}/gu, ' ');
  const excerpt = shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
  return new VoxloomError('input.time-code', `Line ${lineNumber} ${problem}: "${excerpt}". ${advice}`);
}

/** Hours, minutes, seconds, fraction of a second. */
function milliseconds([hours = '0', minutes = '', seconds = '', fraction = '']: (string | undefined)[]): number | undefined {
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
}
