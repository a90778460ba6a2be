import type { FrameTrack } from '../acoustic/acoustic-model.ts';
import { NoiseSource } from '../noise-source.ts';

/**
 * What drives the vocoder, as in training (models/training/voxloom_training/networks/excitation.py): a pulse train that
 * carries F0, steady noise, and breath, which is noise that swells once a period. S samples = frames * hop each.
 */
export interface Excitation {
  readonly pulses: Float32Array;
  readonly noise: Float32Array;
  readonly breath: Float32Array;
}

const PULSE_TAPS = 32;
/** Mean square of ((1 + cos) / 2)^2 is 35/128; this makes breath of unit power. */
const BREATH_GAIN = Math.sqrt(128 / 35);
/** F0 where a track has no voiced frame; nothing sounds at it. */
const FALLBACK_HZ = 160;

/** `firstPhase` in turns, 0 to 1; drawn from the seed when absent. */
export function makeExcitation(track: FrameTrack, hop: number, sampleRate: number, seed: number, firstPhase?: number): Excitation {
  const source = new NoiseSource(seed);
  const { hz, voicing } = sampleRatePitch(track, hop);
  const samples = track.frames * hop;
  const pulses = new Float32Array(samples);
  const noise = new Float32Array(samples);
  const breath = new Float32Array(samples);
  let phase = firstPhase ?? source.uniform();
  let turns = 0;
  for (let at = 0; at < samples; at += 1) {
    const frequency = hz[at] ?? FALLBACK_HZ;
    const level = voicing[at] ?? 0;
    phase += frequency / sampleRate;
    const whole = Math.floor(phase);
    if (at > 0 && whole > turns && level > 0) {
      addPulse(pulses, at - (phase - whole) / (frequency / sampleRate), Math.sqrt(sampleRate / frequency) * level);
    }
    turns = whole;
    noise[at] = source.normal();
    const swell = 0.5 + 0.5 * Math.cos(2 * Math.PI * phase);
    breath[at] = level > 0 ? source.normal() * BREATH_GAIN * swell * swell * level : 0;
  }
  return { pulses, noise, breath };
}

/** Adds a band-limited pulse at a fractional place: a Hann-windowed sinc. */
function addPulse(pulses: Float32Array, place: number, height: number): void {
  const first = Math.floor(place) - PULSE_TAPS / 2 + 1;
  // sin(pi * (at - place)) only changes sign from tap to tap.
  const sine = Math.sin(Math.PI * (first - place));
  for (let tap = 0; tap < PULSE_TAPS; tap += 1) {
    const at = first + tap;
    if (at < 0 || at >= pulses.length) continue;
    const away = at - place;
    const sinc = Math.abs(away) < 1e-9 ? 1 : ((tap % 2 === 0 ? sine : -sine) / (Math.PI * away));
    pulses[at] = (pulses[at] ?? 0) + height * sinc * (0.5 + 0.5 * Math.cos((2 * Math.PI * away) / PULSE_TAPS));
  }
}

/** F0 in Hz on every sample, straight in log F0 between voiced frames and through gaps, and voicing ramped over one hop. */
function sampleRatePitch({ frames, f0Hz, voicing }: FrameTrack, hop: number): { hz: Float64Array; voicing: Float32Array } {
  const hz = new Float64Array(frames * hop).fill(FALLBACK_HZ);
  const level = new Float32Array(frames * hop);
  let before: number | undefined;
  for (let frame = 0; frame < frames; frame += 1) {
    rampLevel(level, voicing, frame, hop);
    if ((voicing[frame] ?? 0) === 0) continue;
    const here = f0Hz[frame] ?? FALLBACK_HZ;
    if (before === undefined) hz.fill(here, 0, frame * hop);
    else glide(hz, before * hop, f0Hz[before] ?? here, frame * hop, here);
    before = frame;
  }
  if (before !== undefined) hz.fill(f0Hz[before] ?? FALLBACK_HZ, before * hop);
  return { hz, voicing: level };
}

function rampLevel(level: Float32Array, voicing: Float32Array, frame: number, hop: number): void {
  const here = voicing[frame] ?? 0;
  const next = voicing[frame + 1] ?? here;
  for (let into = 0; into < hop; into += 1) level[frame * hop + into] = here + ((next - here) * into) / hop;
}

/** Fills [start, end) with a geometric glide. */
function glide(hz: Float64Array, start: number, fromHz: number, end: number, toHz: number): void {
  const ratio = (toHz / fromHz) ** (1 / (end - start));
  let value = fromHz;
  for (let at = start; at < end; at += 1) {
    hz[at] = value;
    value *= ratio;
  }
}
