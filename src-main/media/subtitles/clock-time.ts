import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import type { Edit, Place } from './subtitle-source.ts';

/** A time as SubRip, WebVTT and SubStation Alpha write it: hours may be left out. */
export interface ClockTime extends Place {
  /** May be negative. */
  readonly samples: number;
  /** Minutes and seconds up to 59, no sign. */
  readonly isPlain: boolean;
  /** As it is written. */
  readonly hourDigits: number;
  readonly point: string;
  readonly fractionDigits: number;
}

/** To be tried at one place of a text (it is sticky). Groups: sign, hours, minutes, seconds, point, fraction. */
const CLOCK = /([-+\u2212]?)(?:(\d{1,5}):)?(\d{1,3}):(\d{1,3})(?:([.,])(\d{1,9}))?/y;

/** Reads the time that begins at `at`; undefined where none does. */
export function readClockTime(text: string, at: number): ClockTime | undefined {
  CLOCK.lastIndex = at;
  const found = CLOCK.exec(text);
  if (!found) return undefined;
  const [whole, sign = '', hours = '', minutes = '', seconds = '', point = '', fraction = ''] = found;
  const size =
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * PROJECT_SAMPLE_RATE + Math.round(Number(`0.${fraction || '0'}`) * PROJECT_SAMPLE_RATE);
  return {
    start: at,
    end: at + whole.length,
    samples: sign === '' || sign === '+' || size === 0 ? size : -size,
    isPlain: sign === '' && Number(minutes) < 60 && Number(seconds) < 60,
    hourDigits: hours.length,
    point,
    fractionDigits: fraction.length,
  };
}

/** How a time is written: `digits` of fraction behind `point`, hours at least so wide, none at all for 0 where there are none. */
export interface ClockStyle {
  readonly hourDigits: number;
  readonly point: string;
  readonly digits: number;
}

export function writeClockTime(samples: number, { hourDigits, point, digits }: ClockStyle): string {
  const steps = 10 ** digits;
  const count = Math.round((Math.max(0, samples) * steps) / PROJECT_SAMPLE_RATE);
  const seconds = Math.floor(count / steps);
  const hours = Math.floor(seconds / 3600);
  const two = (value: number): string => String(value).padStart(2, '0');
  const shown = hourDigits === 0 && hours === 0 ? '' : `${String(hours).padStart(Math.max(1, hourDigits), '0')}:`;
  return `${shown}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${digits === 0 ? '' : point + String(count % steps).padStart(digits, '0')}`;
}

/** The same time in the same way of writing; no edit where it is that time already. */
export function rewriteClockTime(time: ClockTime, samples: number, usual: ClockStyle): Edit[] {
  const digits = Math.max(time.fractionDigits, usual.digits);
  if (Math.round((time.samples * 10 ** digits) / PROJECT_SAMPLE_RATE) === Math.round((samples * 10 ** digits) / PROJECT_SAMPLE_RATE)) return [];
  const style = { hourDigits: time.hourDigits === 0 ? 0 : Math.max(time.hourDigits, 1), point: time.point || usual.point, digits };
  // A time without hours that needs them now gets as many digits as is usual.
  const hours = time.hourDigits === 0 && samples >= 3600 * PROJECT_SAMPLE_RATE ? usual.hourDigits : style.hourDigits;
  return [{ start: time.start, end: time.end, text: writeClockTime(samples, { ...style, hourDigits: hours }) }];
}
