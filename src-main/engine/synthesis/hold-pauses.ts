import type { FrameTrack } from '../acoustic/acoustic-model.ts';
import type { DeliveredPlan } from '../prosody/apply-delivery.ts';
import { HOP } from '../prosody/frame-time.ts';
import type { SampleCut } from './cut-samples.ts';

/** A track whose pauses are long enough, and what to take out of its sound so that they are exact. */
export interface HeldTrack {
  readonly track: FrameTrack;
  readonly cuts: readonly SampleCut[];
}

/** Frames that the sound of a held pause is taken from. */
const QUIET_FRAMES = 6;
const CUT_FADE_SAMPLES = 256;

/**
 * Makes the exact pauses of a plan: a pause that the model decoded too short is held at its quietest, so that it keeps the
 * voice's own room sound, and what a pause has too much, always less than a frame, becomes a cut in its middle.
 * `track` has the frames that `plan.durationFrames` adds up to.
 */
export function holdPauses(track: FrameTrack, plan: DeliveredPlan): HeldTrack {
  const exact = new Map(plan.exactPauses.map(({ token, samples }) => [token, samples]));
  const parts: FrameTrack[] = [];
  const cuts: SampleCut[] = [];
  let read = 0;
  let written = 0;
  plan.durationFrames.forEach((decoded, token) => {
    const samples = exact.get(token);
    const own = sliceTrack(track, read, read + decoded);
    read += decoded;
    const needed = samples === undefined ? decoded : Math.ceil(samples / HOP);
    if (needed > decoded && decoded > 0) parts.push(...holdQuietest(own, needed - decoded));
    else parts.push(own);
    if (samples !== undefined && needed * HOP > samples) {
      const fade = Math.min(CUT_FADE_SAMPLES, samples);
      cuts.push({ at: written * HOP + Math.floor((samples - fade) / 2), removed: needed * HOP - samples, fade });
    }
    written += needed;
  });
  return { track: joinTracks(parts), cuts };
}

/** A pause with `extra` frames put in at its quietest: their mel is the mean magnitude there, unvoiced. */
function holdQuietest(pause: FrameTrack, extra: number): FrameTrack[] {
  const bands = pause.mel.length / pause.frames;
  const window = Math.min(QUIET_FRAMES, pause.frames);
  const levels = Array.from({ length: pause.frames }, (_, frame) =>
    pause.mel.subarray(frame * bands, (frame + 1) * bands).reduce((sum, value) => sum + value, 0),
  );
  const windows = Array.from({ length: pause.frames - window + 1 }, (_, first) =>
    levels.slice(first, first + window).reduce((sum, level) => sum + level, 0),
  );
  const first = windows.indexOf(Math.min(...windows));
  const middle = first + Math.floor(window / 2);

  const held = new Float32Array(extra * bands);
  for (let band = 0; band < bands; band += 1) {
    let magnitude = 0;
    for (let frame = first; frame < first + window; frame += 1) magnitude += Math.exp(pause.mel[frame * bands + band] ?? 0);
    const mean = Math.log(magnitude / window);
    for (let frame = 0; frame < extra; frame += 1) held[frame * bands + band] = mean;
  }
  const silence: FrameTrack = {
    frames: extra,
    mel: held,
    f0Hz: new Float32Array(extra).fill(pause.f0Hz[middle] ?? 0),
    voicing: new Float32Array(extra),
    ...(pause.gain && { gain: new Float32Array(extra).fill(pause.gain[middle] ?? 0) }),
  };
  return [sliceTrack(pause, 0, middle), silence, sliceTrack(pause, middle, pause.frames)];
}

function sliceTrack(track: FrameTrack, start: number, end: number): FrameTrack {
  const bands = track.mel.length / Math.max(1, track.frames);
  return {
    frames: end - start,
    mel: track.mel.subarray(start * bands, end * bands),
    f0Hz: track.f0Hz.subarray(start, end),
    voicing: track.voicing.subarray(start, end),
    ...(track.gain && { gain: track.gain.subarray(start, end) }),
  };
}

function joinTracks(parts: readonly FrameTrack[]): FrameTrack {
  return {
    frames: parts.reduce((sum, { frames }) => sum + frames, 0),
    mel: concatenate(parts.map(({ mel }) => mel)),
    f0Hz: concatenate(parts.map(({ f0Hz }) => f0Hz)),
    voicing: concatenate(parts.map(({ voicing }) => voicing)),
    ...(parts.some(({ gain }) => gain) && { gain: concatenate(parts.map(({ gain, frames }) => gain ?? new Float32Array(frames))) }),
  };
}

function concatenate(arrays: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    joined.set(array, at);
    at += array.length;
  }
  return joined;
}
