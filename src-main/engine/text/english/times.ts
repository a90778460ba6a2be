import { cardinal } from './number-words.ts';
import { matchAt, say, spell } from './recognition.ts';
import type { Recogniser, SpokenPart } from './recognition.ts';
import { endsSentence, wordBefore } from './surroundings.ts';

const HALF_OF_DAY = String.raw`(?:\s?(?:([ap])m(?![A-Za-z])|([ap])\.m\.?|([AP])M(?![A-Za-z])|([AP])\.M\.?))`;
const CLOCK = new RegExp(String.raw`([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,3})?)?(?![:\d])${HALF_OF_DAY}?`, 'y');
const DOTTED_CLOCK = new RegExp(String.raw`(0?\d|1[0-2])\.([0-5]\d)${HALF_OF_DAY}`, 'y');
const HOUR = new RegExp(String.raw`(0?\d|1[0-2])${HALF_OF_DAY}`, 'y');
const UNTIL = /( ?– ?|-)(?=\d{1,2}(?::\d\d|\s?[ap]\.?m)|\d{1,2}\.\d\d\s?[ap])/iy;
const BARE_HOUR_UNTIL = /(\d{1,2})( ?– ?|-)(?=\d{1,2}(?::\d\d)?\s?[ap]\.?m\b)/iy;

const MILITARY = /([01]\d|2[0-3])([0-5]\d)(?= (?:hours|hrs)(?![A-Za-z]))/y;

/** "0600 hours" are oh six hundred hours. */
const readMilitary: Recogniser = (text, at) => {
  const match = matchAt(MILITARY, text, at);
  if (!match) return undefined;
  const [whole, hour = '', minute = ''] = match;
  const hours = hour === '00' ? 'zero' : `${hour.startsWith('0') ? 'oh ' : ''}${cardinal(hour)}`;
  const minutes = minute === '00' ? 'hundred' : `${minute.startsWith('0') ? 'oh ' : ''}${cardinal(minute)}`;
  return { end: at + whole.length, parts: say(`${hours} ${minutes}`) };
};

/** Times of day, and ranges of them: "3:05 pm", "15:30", "9am-5pm", "9-5pm". */
export const readTime: Recogniser = (text, at) => {
  const military = readMilitary(text, at);
  if (military) return military;
  const hour = matchAt(BARE_HOUR_UNTIL, text, at);
  const from = hour
    ? { end: at + (hour[1] ?? '').length, parts: say(cardinal(hour[1] ?? '')) }
    : readOneTime(text, at);
  const until = from && matchAt(UNTIL, text, from.end);
  const to = until && readOneTime(text, from.end + until[0].length);
  return to ? { end: to.end, parts: [...from.parts, 'to', ...to.parts] } : hour ? undefined : from;
};

const readOneTime: Recogniser = (text, at) => {
  const match = matchAt(CLOCK, text, at) ?? matchAt(DOTTED_CLOCK, text, at);
  const hours = matchAt(HOUR, text, at);
  if (match) {
    const isDotted = match[0].includes('.') && !match[0].includes(':');
    const [whole, hour = '', minute = '', third] = match;
    const half = isDotted ? match.slice(3).find(Boolean) : match.slice(4).find(Boolean);
    const second = isDotted ? undefined : third;
    if (second !== undefined && half === undefined && !/^(?:at|by|until|till|from|since|around|time|it's|is)$/i.test(wordBefore(text, at))) {
      return { end: at + whole.length, parts: say(duration(hour, minute, second)) };
    }
    const parts: SpokenPart[] = say(clock(hour, minute, half !== undefined));
    if (second !== undefined) parts.push(...say(`and ${cardinal(second)} ${Number(second) === 1 ? 'second' : 'seconds'}`));
    return withHalf(text, at + whole.length, parts, half);
  }
  if (!hours || Number(hours[1]) === 0) return undefined;
  return withHalf(text, at + hours[0].length, say(cardinal(hours[1] ?? '')), hours.slice(2).find(Boolean));
};

/** Ends with "a m" or "p m"; a full stop that both ends the abbreviation and the sentence is heard. */
function withHalf(text: string, end: number, parts: readonly SpokenPart[], half: string | undefined): ReturnType<Recogniser> {
  if (half === undefined) return { end, parts };
  const spoken = [...parts, ...spell(`${half}m`)];
  if (text[end - 1] !== '.') return { end, parts: spoken };
  return { end, parts: endsSentence(text, end) ? [...spoken, { pause: '.' }] : spoken };
}

function clock(hour: string, minute: string, hasHalf: boolean): string {
  const hours = Number(hour) === 24 ? 0 : Number(hour);
  const minutes = Number(minute);
  if (minutes === 0) {
    if (hasHalf) return cardinal(hour);
    if (hours === 0) return 'midnight';
    return hours <= 12 ? `${cardinal(hour)} o'clock` : `${cardinal(hour)} hundred`;
  }
  return `${cardinal(hour)} ${minutes < 10 ? `oh ${cardinal(minute)}` : cardinal(minute)}`;
}

/** A length of time in hours, minutes and seconds, leaving out what is zero. */
function duration(hours: string, minutes: string, seconds: string): string {
  const parts = [named(hours, 'hour'), named(minutes, 'minute'), named(seconds, 'second')].filter((part) => part !== '');
  if (parts.length === 0) return 'zero seconds';
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(' ')} and ${last}`;
}

function named(digits: string, unit: string): string {
  const value = Number(digits);
  return value === 0 ? '' : `${cardinal(digits)} ${unit}${value === 1 ? '' : 's'}`;
}
