import type { InlineStyle, PauseMark } from './reading.ts';

/** A value an author gave and what is wrong with it, or what it means. */
export type Parsed<T> = { readonly value: T; readonly problem?: string } | { readonly problem: string; readonly value?: undefined };

/** Timed pauses go from 10 ms to 10 s. */
const SHORTEST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 10_000;

const TIME = /^\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s*(ms|s)\s*$/i;

/** "250ms", "1.5s" to whole milliseconds; lengths out of range are brought into it and reported. */
export function parsePauseLength(written: string): Parsed<number> {
  const match = TIME.exec(written);
  if (!match) return { problem: `"${shorten(written)}" is no length of time; write it like 250ms or 1.5s.` };
  const asked = Math.round(Number(match[1]) * (match[2]?.toLowerCase() === 's' ? 1000 : 1));
  const value = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, asked));
  if (value === asked) return { value };
  return { value, problem: `A pause is 0.01 to 10 seconds long, so this one was made ${value} ms.` };
}

/** What each SSML break strength asks for; `none` and `x-weak` ask for nothing. */
const BREAK_STRENGTHS: ReadonlyMap<string, PauseMark | 'nothing'> = new Map([
  ['none', 'nothing'],
  ['x-weak', 'nothing'],
  ['weak', ','],
  ['medium', ','],
  ['strong', '.'],
  ['x-strong', '.'],
]);

export function parseBreakStrength(written: string): Parsed<PauseMark | 'nothing'> {
  const value = BREAK_STRENGTHS.get(written.trim().toLowerCase());
  return value ? { value } : { value: ',', problem: `"${shorten(written)}" is no strength of a break; medium was used.` };
}

const RATES: ReadonlyMap<string, number> = new Map([
  ['x-slow', 0.6],
  ['slow', 0.8],
  ['medium', 1],
  ['default', 1],
  ['fast', 1.25],
  ['x-fast', 1.5],
]);
const PITCHES: ReadonlyMap<string, number> = new Map([
  ['x-low', -6],
  ['low', -3],
  ['medium', 0],
  ['default', 0],
  ['high', 3],
  ['x-high', 6],
]);
const VOLUMES: ReadonlyMap<string, number> = new Map([
  ['silent', -60],
  ['x-soft', -12],
  ['soft', -6],
  ['medium', 0],
  ['default', 0],
  ['loud', 4],
  ['x-loud', 8],
]);
const NUMBER = /^([+-]?)(\d{1,6}(?:\.\d{0,6})?|\.\d{1,6})\s*(%|st|db|hz)?$/i;

/** The attributes of SSML 1.1 `prosody` that a voice here can follow: `rate`, `pitch` and `volume`. */
export function parseProsody(attributes: ReadonlyMap<string, string>): { style: InlineStyle; problems: string[] } {
  const problems: string[] = [];
  const read = (name: string, parse: (written: string) => number | undefined): number | undefined => {
    const written = attributes.get(name);
    if (written === undefined) return undefined;
    const value = parse(written.trim().toLowerCase());
    if (value === undefined) problems.push(`"${shorten(written)}" is no ${name} that a voice can follow, so it was left out.`);
    return value;
  };
  const pace = read('rate', parseRate);
  const pitch = read('pitch', parsePitch);
  const energy = read('volume', parseVolume);
  const style = {
    ...(pace === undefined ? {} : { paceFactor: pace }),
    ...(pitch === undefined ? {} : { pitchSemitones: pitch }),
    ...(energy === undefined ? {} : { energyDb: energy }),
  };
  return { style, problems };
}

/** "80%" and "0.8" are factors (SSML 1.1), "+10%" and "-20%" are changes. */
function parseRate(written: string): number | undefined {
  const word = RATES.get(written);
  if (word !== undefined) return word;
  const [, sign, digits, unit] = NUMBER.exec(written) ?? [];
  if (digits === undefined || (unit !== undefined && unit !== '%')) return undefined;
  const amount = unit === '%' ? Number(digits) / 100 : Number(digits);
  const factor = unit === '%' && sign === '+' ? 1 + amount : sign === '-' ? 1 - amount : amount;
  return factor > 0 ? factor : undefined;
}

/** "+2st" in semitones, "+10%" as a ratio of frequencies; Hz would need the voice's own pitch and is refused. */
function parsePitch(written: string): number | undefined {
  const word = PITCHES.get(written);
  if (word !== undefined) return word;
  const [, sign, digits, unit] = NUMBER.exec(written) ?? [];
  if (digits === undefined) return undefined;
  const amount = (sign === '-' ? -1 : 1) * Number(digits);
  if (unit === 'st') return amount;
  if (unit !== '%') return undefined;
  const ratio = sign === '' ? amount / 100 : 1 + amount / 100;
  return ratio > 0 ? 12 * Math.log2(ratio) : undefined;
}

/** "+6dB", "+20%" as a change of amplitude, and the bare 0 to 100 of SSML 1.0, where 100 is the voice's own. */
function parseVolume(written: string): number | undefined {
  const word = VOLUMES.get(written);
  if (word !== undefined) return word;
  const [, sign, digits, unit] = NUMBER.exec(written) ?? [];
  if (digits === undefined || unit === 'st' || unit === 'hz') return undefined;
  const amount = (sign === '-' ? -1 : 1) * Number(digits);
  if (unit === 'db') return amount;
  const amplitude = sign === '' ? amount / 100 : 1 + amount / 100;
  return amplitude > 0 ? 20 * Math.log10(amplitude) : -60;
}

/** How levels of SSML `emphasis` are spoken: slower, louder and higher, within what a narrator does. */
const EMPHASIS: ReadonlyMap<string, InlineStyle> = new Map<string, InlineStyle>([
  ['strong', { paceFactor: 0.88, pitchSemitones: 1.5, energyDb: 3 }],
  ['moderate', { paceFactor: 0.94, pitchSemitones: 0.8, energyDb: 1.5 }],
  ['none', {}],
  ['reduced', { paceFactor: 1.08, pitchSemitones: -0.5, energyDb: -2 }],
]);

export function parseEmphasis(level: string): Parsed<InlineStyle> {
  const value = EMPHASIS.get(level.trim().toLowerCase());
  if (value) return { value };
  return { problem: `"${shorten(level)}" is no level of emphasis; use strong, moderate, none or reduced.` };
}

function shorten(written: string): string {
  return written.length > 40 ? `${written.slice(0, 40)}…` : written;
}
