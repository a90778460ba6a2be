import { countedFrames, frameOfTimecodeNumber, timecodeNumber } from '../../shared/domain/timecode.ts';
import type { FrameRate } from '../../shared/domain/project-rows.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';

/** How times of a document are counted: the parameters of its root (TTML2, 7.2). */
export interface TtmlClock {
  /** Frames a second, `frameRate` times its multiplier. */
  readonly framesASecond: number;
  /** Frames in a second of timecode. */
  readonly countedFrames: number;
  readonly ticksASecond: number;
  /** Timecode that leaves numbers out, for times of `smpte` documents; null where times run with the clock. */
  readonly timecode: { readonly frameRate: FrameRate; readonly dropFrame: boolean; readonly startFrame: 0 } | null;
}

/** The parameters as they are written, without prefixes. Whatever makes no sense counts as not written. */
export function ttmlClock(parameters: Readonly<Record<string, string>>): TtmlClock {
  const given = positive(parameters['frameRate']);
  const counted = given ?? 30;
  const [, numerator, denominator] = /^\s*(\d{1,6})[\s:]+(\d{1,6})\s*$/.exec(parameters['frameRateMultiplier'] ?? '') ?? [];
  const multiplier = (positive(numerator) ?? 1) / (positive(denominator) ?? 1);
  const framesASecond = counted * multiplier;
  const ticksASecond = positive(parameters['tickRate']) ?? (given === undefined ? 1 : framesASecond * (positive(parameters['subFrameRate']) ?? 1));
  const known = ([23.976, 29.97, 59.94] as const).find((rate) => Math.abs(rate - framesASecond) < 0.005 && countedFrames(rate) === counted);
  const isTimecode = parameters['timeBase'] === 'smpte' && known !== undefined;
  return {
    framesASecond,
    countedFrames: counted,
    ticksASecond,
    timecode: isTimecode ? { frameRate: known, dropFrame: parameters['dropMode'] === 'dropNTSC', startFrame: 0 } : null,
  };
}

/** A time expression (TTML2, 12.3.1). */
export interface TtmlTime {
  /** On the 48 kHz clock, not rounded. */
  readonly samples: number;
  readonly isNegative: boolean;
  /** The same moment measure for another time, in the same way of writing. */
  rewrite(samples: number): string;
}

const CLOCK = /^([-+]?)(\d{1,5}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9})|[:;](\d{1,3})(?:\.\d{1,9})?)?$/;
const OFFSET = /^([-+]?)(\d{1,12})(?:\.(\d{1,9}))?(h|ms|m|s|f|t)$/;
const SECONDS_OF = { h: 3600, m: 60, s: 1, ms: 0.001 } as const;

/** @returns undefined for what is no time expression */
export function readTtmlTime(written: string, clock: TtmlClock): TtmlTime | undefined {
  const trimmed = written.length < 60 ? written.trim() : '';
  const offset = OFFSET.exec(trimmed);
  if (offset) return offsetTime(offset, clock);
  const found = CLOCK.exec(trimmed);
  if (!found) return undefined;
  const [, sign = '', hours = '', minutes = '', seconds = '', fraction = '', frames] = found;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  // Timecode counts in frames throughout; a fraction of a second is one of the clock's, whatever the time base.
  const byFrames = frames !== undefined || (clock.timecode !== null && fraction === '');
  const fields = { hourDigits: Math.max(2, hours.length), digits: Math.max(3, fraction.length) };
  const samples = byFrames ? framesTime(whole, Number(frames ?? 0), clock) : whole * PROJECT_SAMPLE_RATE + fractionOf(fraction);
  const separator = trimmed.includes(';') ? ';' : ':';
  return {
    samples: sign === '-' ? -samples : samples,
    isNegative: sign === '-' && samples > 0,
    rewrite: (other) => (byFrames ? clockOfFrames(other, clock, fields.hourDigits, separator) : clockOfSamples(other, fields)),
  };
}

/** Seconds of timecode and frames, to samples. */
function framesTime(seconds: number, frames: number, { framesASecond, countedFrames: counted, timecode }: TtmlClock): number {
  if (!timecode) return (seconds + frames / framesASecond) * PROJECT_SAMPLE_RATE;
  return (frameOfTimecodeNumber(seconds * counted + frames, timecode) / framesASecond) * PROJECT_SAMPLE_RATE;
}

function clockOfFrames(samples: number, { framesASecond, countedFrames: counted, timecode }: TtmlClock, hourDigits: number, separator: string): string {
  const seconds = Math.max(0, samples) / PROJECT_SAMPLE_RATE;
  if (timecode) {
    const number = timecodeNumber(Math.round(seconds * framesASecond), timecode);
    return `${clockFields(Math.floor(number / counted), hourDigits)}${separator}${two(number % counted)}`;
  }
  // The clock counts seconds; frames are counted from each.
  let second = Math.floor(seconds);
  let within = Math.round((seconds - second) * framesASecond);
  if (within >= counted) {
    second += 1;
    within = 0;
  }
  return `${clockFields(second, hourDigits)}${separator}${two(within)}`;
}

function clockOfSamples(samples: number, { hourDigits, digits }: { readonly hourDigits: number; readonly digits: number }): string {
  const steps = Math.round((Math.max(0, samples) / PROJECT_SAMPLE_RATE) * 10 ** digits);
  return `${clockFields(Math.floor(steps / 10 ** digits), hourDigits)}.${String(steps % 10 ** digits).padStart(digits, '0')}`;
}

function clockFields(seconds: number, hourDigits: number): string {
  return `${String(Math.floor(seconds / 3600)).padStart(hourDigits, '0')}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function offsetTime([, sign = '', whole = '', fraction = '', metric = 's']: RegExpExecArray, clock: TtmlClock): TtmlTime {
  const unit = unitSamples(metric, clock);
  // Enough digits to tell a millisecond, where the metric itself does not.
  const needed = Math.max(0, Math.ceil(Math.log10(unit / 48) - 1e-9));
  const digits = metric === 'f' || metric === 't' || metric === 'ms' ? fraction.length : Math.max(fraction.length, needed);
  const samples = Number(`${whole}.${fraction || '0'}`) * unit;
  return {
    samples: sign === '-' ? -samples : samples,
    isNegative: sign === '-' && samples > 0,
    rewrite: (other) => `${(Math.max(0, other) / unit).toFixed(digits)}${metric}`,
  };
}

function unitSamples(metric: string, { framesASecond, ticksASecond }: TtmlClock): number {
  if (metric === 'f') return PROJECT_SAMPLE_RATE / framesASecond;
  if (metric === 't') return PROJECT_SAMPLE_RATE / ticksASecond;
  return PROJECT_SAMPLE_RATE * SECONDS_OF[metric === 'h' || metric === 'm' || metric === 'ms' ? metric : 's'];
}

function fractionOf(digits: string): number {
  return digits === '' ? 0 : Number(`0.${digits}`) * PROJECT_SAMPLE_RATE;
}

function positive(written: string | undefined): number | undefined {
  const value = Number(written);
  return written !== undefined && Number.isFinite(value) && value > 0 && value < 1e9 ? value : undefined;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
