import { PROJECT_SAMPLE_RATE } from '../../../shared/domain/time.ts';

/** Seconds. The end joins the beginning, so that clips of it can follow one another. */
const BED_SECONDS = 20;

/** Swell against a quay wall: how long one wave takes, in seconds, and how loud it is. */
const SWELLS = [
  { everySeconds: 5, phase: 0.1, gain: 0.05 },
  { everySeconds: 20 / 3, phase: 0.55, gain: 0.035 },
] as const;
/** Knocks of a rope against a mast: when, in seconds, where (-1 left to 1 right) and how hard. */
const KNOCKS = [
  { at: 3.2, pan: 0.5, gain: 0.03 },
  { at: 3.75, pan: 0.5, gain: 0.016 },
  { at: 9.4, pan: 0.45, gain: 0.026 },
  { at: 15.1, pan: 0.5, gain: 0.03 },
  { at: 15.55, pan: 0.5, gain: 0.018 },
  { at: 16.15, pan: 0.5, gain: 0.012 },
] as const;
/** Modes of the mast, in Hz, with the seconds in which each falls to a third. */
const MAST_MODES = [
  { hz: 412, decaySeconds: 0.16, gain: 1 },
  { hz: 1093, decaySeconds: 0.09, gain: 0.6 },
  { hz: 2047, decaySeconds: 0.05, gain: 0.35 },
] as const;

/**
 * A quiet harbour at dawn: wind, swell, a rope that taps a mast. Made from noise and decaying sines, so that it belongs to
 * nobody; the same on every machine up to rounding.
 * @returns stereo [frames * 2] at 48 kHz, about -30 LUFS
 */
export function harbourBed(): Float32Array {
  const frames = BED_SECONDS * PROJECT_SAMPLE_RATE;
  const samples = new Float32Array(frames * 2);
  for (const channel of [0, 1] as const) {
    const noise = loopingNoise(frames, channel + 1);
    const wind = lowPassed(noise, 240);
    const water = lowPassed(noise, 1600);
    for (let frame = 0; frame < frames; frame++) {
      const seconds = frame / PROJECT_SAMPLE_RATE;
      const gust = 0.7 + 0.3 * Math.sin(2 * Math.PI * (seconds / BED_SECONDS + channel * 0.15));
      const swell = SWELLS.reduce((sum, wave) => sum + wave.gain * surge(seconds / wave.everySeconds + wave.phase + channel * 0.06), 0);
      samples[2 * frame + channel] = 0.11 * gust * (wind[frame] ?? 0) + swell * (water[frame] ?? 0);
    }
  }
  for (const knock of KNOCKS) addKnock(samples, knock);
  return samples;
}

/** Rises quickly, runs out slowly: one wave a unit of `phase`. */
function surge(phase: number): number {
  const position = phase - Math.floor(phase);
  return position < 0.25 ? Math.sin((Math.PI / 2) * (position / 0.25)) ** 2 : Math.exp(-4 * (position - 0.25)) * Math.cos((Math.PI / 2) * ((position - 0.25) / 0.75));
}

function addKnock(samples: Float32Array, { at, pan, gain }: (typeof KNOCKS)[number]): void {
  const sides = [Math.cos((Math.PI / 4) * (pan + 1)), Math.sin((Math.PI / 4) * (pan + 1))];
  for (const { hz, decaySeconds, gain: share } of MAST_MODES) {
    for (let frame = 0; frame < decaySeconds * 6 * PROJECT_SAMPLE_RATE; frame++) {
      const seconds = frame / PROJECT_SAMPLE_RATE;
      // A millisecond of rise: what is struck does not start with a click.
      const value = gain * share * Math.min(1, seconds / 0.001) * Math.exp(-seconds / decaySeconds) * Math.sin(2 * Math.PI * hz * seconds);
      const target = 2 * (Math.round(at * PROJECT_SAMPLE_RATE) + frame);
      for (const [channel, side] of sides.entries()) samples[target + channel] = (samples[target + channel] ?? 0) + side * value;
    }
  }
}

/** White noise, -1 to 1, of a small generator (mulberry32), so that it is the same every time. */
function loopingNoise(length: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  });
}

/** Two one-pole low passes in a row, level made up, that begin as they end. */
function lowPassed(noise: Float32Array, hz: number): Float32Array {
  const step = 1 - Math.exp((-2 * Math.PI * hz) / PROJECT_SAMPLE_RATE);
  const makeUp = 1 / Math.sqrt(step);
  const out = new Float32Array(noise.length);
  let first = 0;
  let second = 0;
  const settling = PROJECT_SAMPLE_RATE;
  for (let index = -settling; index < noise.length; index++) {
    first += step * ((noise.at(index) ?? 0) - first);
    second += step * (first - second);
    if (index >= 0) out[index] = makeUp * second;
  }
  return out;
}
