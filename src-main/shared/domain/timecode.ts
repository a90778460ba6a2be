import { exactRate } from './exact-rate.ts';
import type { FrameRate, ProjectSettings } from './project-rows.ts';
import { PROJECT_SAMPLE_RATE } from './time.ts';

/*
 * Arithmetic between samples at 48 kHz, frames and timecode (SMPTE ST 12-1). A frame number counts from the programme's
 * first sample. Everything is whole numbers below 2^53, so nothing drifts however long the programme is.
 */

/** What timecode is counted by; the settings of a project are one. */
export type TimecodeSettings = Pick<ProjectSettings, 'frameRate' | 'dropFrame' | 'startFrame'>;

export const FRAME_RATES: readonly FrameRate[] = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60];

/** The rate that a film of so many frames a second is counted by; null where none is within 1 %. */
export function nearestFrameRate(framesPerSecond: number): FrameRate | null {
  const away = (rate: FrameRate): number => Math.abs(exactRate(rate).numerator / exactRate(rate).denominator / framesPerSecond - 1);
  const nearest = FRAME_RATES.reduce((best, rate) => (away(rate) < away(best) ? rate : best));
  return away(nearest) <= 0.01 ? nearest : null;
}

/** Frames in a second of timecode: 23.976 counts 24, 29.97 counts 30. */
export function countedFrames(frameRate: FrameRate): number {
  return Math.round(frameRate);
}

/** Length of a frame in samples, not rounded: 29.97 gives 1601.6. */
export function samplesPerFrame(frameRate: FrameRate): number {
  const { numerator, denominator } = exactRate(frameRate);
  return (PROJECT_SAMPLE_RATE * denominator) / numerator;
}

/** First sample that lies in a frame. Whole frames, negative ones included. */
export function sampleOfFrame(frame: number, frameRate: FrameRate): number {
  const { numerator, denominator } = exactRate(frameRate);
  return -floorOf(-frame * PROJECT_SAMPLE_RATE * denominator, numerator);
}

/** The frame that a sample lies in. Parts of a sample are left out. */
export function frameOfSample(sample: number, frameRate: FrameRate): number {
  const { numerator, denominator } = exactRate(frameRate);
  return floorOf(Math.floor(sample) * numerator, PROJECT_SAMPLE_RATE * denominator);
}

/** Whether timecode leaves frame numbers out: only at 29.97 and 59.94, where there is something to keep up with. */
export function dropsFrames({ frameRate, dropFrame }: Pick<TimecodeSettings, 'frameRate' | 'dropFrame'>): boolean {
  return dropFrame && (frameRate === 29.97 || frameRate === 59.94);
}

/** Frames in the 24 hours after which timecode begins again. */
export function framesOfDay(settings: Pick<TimecodeSettings, 'frameRate' | 'dropFrame'>): number {
  const counted = countedFrames(settings.frameRate);
  return dropsFrames(settings) ? (counted * 600 - (counted / 15) * 9) * 144 : counted * 86_400;
}

/** The four fields of a timecode. */
export interface TimecodeFields {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly frames: number;
}

/**
 * The number that a frame of the programme has in timecode, all fields written as frames: it rises by one a frame, and by
 * more where numbers are left out. It goes on past 24 hours. From the frame of timecode 00:00:00:00 on.
 */
export function timecodeNumber(frame: number, settings: TimecodeSettings): number {
  const fromMidnight = frame + settings.startFrame;
  return dropsFrames(settings) ? withDroppedNumbers(fromMidnight, countedFrames(settings.frameRate)) : fromMidnight;
}

/** The frame of the programme that has a number in timecode; of one that is left out, the next. See `timecodeNumber`. */
export function frameOfTimecodeNumber(number: number, settings: TimecodeSettings): number {
  if (!dropsFrames(settings)) return number - settings.startFrame;
  const counted = countedFrames(settings.frameRate);
  const dropped = counted / 15;
  const minutes = floorOf(number, counted * 60);
  const inMinute = modulo(number, counted * 60);
  const there = minutes % 10 === 0 ? inMinute : Math.max(dropped, inMinute);
  return minutes * counted * 60 + there - dropped * (minutes - floorOf(minutes, 10)) - settings.startFrame;
}

/** Timecode of a frame of the programme, within one day. */
export function timecodeFields(frame: number, settings: TimecodeSettings): TimecodeFields {
  const counted = countedFrames(settings.frameRate);
  const inDay = modulo(frame + settings.startFrame, framesOfDay(settings));
  const number = timecodeNumber(inDay, { ...settings, startFrame: 0 });
  const seconds = floorOf(number, counted);
  return { hours: floorOf(seconds, 3600), minutes: floorOf(seconds, 60) % 60, seconds: seconds % 60, frames: number % counted };
}

/** `HH:MM:SS:FF`, with `;` before the frames where numbers are left out. */
export function formatTimecode(frame: number, settings: TimecodeSettings): string {
  const { hours, minutes, seconds, frames } = timecodeFields(frame, settings);
  return `${[hours, minutes, seconds].map(two).join(':')}${dropsFrames(settings) ? ';' : ':'}${two(frames)}`;
}

/**
 * The count of frames that a programme begins at when its timecode is counted another way, so that it reads as before.
 * @param before with its `startFrame`
 */
export function startAtRate(before: TimecodeSettings, after: Omit<TimecodeSettings, 'startFrame'>): number {
  const { hours, minutes, seconds, frames } = timecodeFields(0, before);
  const counted = countedFrames(after.frameRate);
  return frameOfTimecodeNumber((hours * 3600 + minutes * 60 + seconds) * counted + Math.min(frames, counted - 1), { ...after, startFrame: 0 });
}

/** Timecode of the frame that a sample of the programme lies in. */
export function timecodeOfSample(sample: number, settings: TimecodeSettings): string {
  return formatTimecode(frameOfSample(sample, settings.frameRate), settings);
}

/**
 * Reads what people type for a time: timecode with fields counted from the right (`01:00:10:12`, `1:00:10;12`, `10:12`; the
 * leftmost may exceed its range, `90:00` is 90 seconds), frames of the programme (`250`), or either with a sign, which moves
 * on from `fromFrame` (`+2:00`, `-12`). `;`, `.`, `,` and full-width signs separate as `:` does. Numbers that drop-frame
 * leaves out mean the next one that is there.
 * @returns a frame of the programme. It is negative for a timecode before the programme's first, that is, one that is nearer
 * behind than ahead on the 24-hour clock. null for what is no time.
 */
export function parseTimecode(text: string, settings: TimecodeSettings, fromFrame: number): number | null {
  const plain = text.normalize('NFKC').replace(/[\s_]+/g, '').replace(/[−–]/g, '-');
  const [, sign = '', body = ''] = /^([+-]?)(\d{1,9}(?:[:;.,]\d{1,9}){0,3})$/.exec(plain) ?? [];
  if (body === '') return null;
  const fields = body.split(/[:;.,]/).map(Number);
  const frames = fields.length === 1 ? (fields[0] ?? 0) : frameOfFields(fields, settings);
  if (frames === null) return null;
  if (sign !== '') return sign === '+' ? fromFrame + frames : fromFrame - frames;
  if (fields.length === 1) return frames;
  const day = framesOfDay(settings);
  const ahead = modulo(frames - settings.startFrame, day);
  return ahead * 2 > day ? ahead - day : ahead;
}

/**
 * Frames from midnight to a timecode of two to four fields, all counted at the rate's own numbers.
 * @returns null where a field but the leftmost is out of its range
 */
function frameOfFields(fields: readonly number[], settings: TimecodeSettings): number | null {
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = [...Array<number>(4 - fields.length).fill(0), ...fields];
  const counted = countedFrames(settings.frameRate);
  if (frames >= counted || (fields.length > 2 && seconds >= 60) || (fields.length > 3 && minutes >= 60)) return null;
  const number = (hours * 3600 + minutes * 60 + seconds) * counted + frames;
  return frameOfTimecodeNumber(number, { ...settings, startFrame: 0 });
}

/** Numbers 0 and 1 (0 to 3 at 60) are left out at the start of each minute but every tenth. */
function withDroppedNumbers(frame: number, counted: number): number {
  const dropped = counted / 15;
  const inMinute = counted * 60 - dropped;
  const inTenMinutes = counted * 600 - dropped * 9;
  const rest = frame % inTenMinutes;
  const minutes = rest < counted * 60 ? 0 : 1 + floorOf(rest - counted * 60, inMinute);
  return frame + floorOf(frame, inTenMinutes) * 9 * dropped + minutes * dropped;
}

/** Exact for whole numbers below 2^53, where a plain division can round up to the next whole. */
function floorOf(dividend: number, divisor: number): number {
  return (dividend - modulo(dividend, divisor)) / divisor;
}

function modulo(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  return rest < 0 ? rest + divisor : rest + 0;
}

function two(value: number): string {
  return value.toString().padStart(2, '0');
}
