import { clipGains } from './clip-gains.ts';
import { applyGainCurve } from './gain-curve.ts';
import type { MixClip, MixPlan, MixTrack } from './mix-plan.ts';

/** Where samples come from. Frames of a sound that are not at hand are silence to the mix. */
export interface SoundReader {
  /** @returns `frames` x channels of the sound, interleaved; undefined while they are not there. */
  read(soundId: string, channels: 1 | 2, startFrame: number, frames: number): Float32Array | undefined;
}

export interface MixedBlock {
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** Largest absolute sample of each track that sounds in the block, after its gain and pan. */
  readonly trackPeaks: ReadonlyMap<string, number>;
}

/**
 * The programme from `startSample` on, `frames` samples of it, as 48 kHz stereo without any limit on its level. Blocks may
 * be cut anywhere: joined, they are the same samples.
 */
export function mixBlock(plan: MixPlan, startSample: number, frames: number, sounds: SoundReader): MixedBlock {
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  const trackPeaks = new Map<string, number>();
  for (const track of plan.tracks) {
    let peak = 0;
    for (const clip of clipsWithin(track, startSample, startSample + frames)) {
      peak = Math.max(peak, addClip(clip, track, startSample, left, right, sounds));
    }
    if (peak > 0) trackPeaks.set(track.id, peak);
  }
  return { left, right, trackPeaks };
}

/** A stretch of a sound that mixing will ask for. */
export interface NeededSound {
  readonly soundId: string;
  readonly channels: 1 | 2;
  readonly startFrame: number;
  readonly frames: number;
}

/** Everything `mixBlock` will read for this stretch of the programme. */
export function soundsWithin(plan: MixPlan, startSample: number, frames: number): NeededSound[] {
  return plan.tracks.flatMap((track) =>
    clipsWithin(track, startSample, startSample + frames).map((clip) => {
      const { from, to } = stretchOf(clip, startSample, startSample + frames);
      return { soundId: clip.soundId, channels: clip.channels, startFrame: clip.offsetSamples + from, frames: to - from };
    }),
  );
}

function clipsWithin(track: MixTrack, start: number, end: number): MixClip[] {
  const clips: MixClip[] = [];
  for (const clip of track.clips) {
    if (clip.startSample >= end) break;
    if (clip.startSample + clip.lengthSamples > start) clips.push(clip);
  }
  return clips;
}

/** The part of a clip that sounds between two points of the programme, counted from the clip's start. */
function stretchOf(clip: MixClip, start: number, end: number): { from: number; to: number } {
  return { from: Math.max(0, start - clip.startSample), to: Math.min(clip.lengthSamples, end - clip.startSample) };
}

/** @returns the largest absolute sample that was added. */
function addClip(clip: MixClip, track: MixTrack, startSample: number, left: Float32Array, right: Float32Array, sounds: SoundReader): number {
  const { from, to } = stretchOf(clip, startSample, startSample + left.length);
  const samples = sounds.read(clip.soundId, clip.channels, clip.offsetSamples + from, to - from);
  if (!samples) return 0;
  const gains = new Float32Array(to - from);
  clipGains(clip, from, gains);
  applyGainCurve(track.duck, clip.startSample + from, gains);
  const at = clip.startSample + from - startSample;
  const step = clip.channels;
  let peak = 0;
  for (let index = 0; index < gains.length; index++) {
    const gain = gains[index] ?? 0;
    const leftSample = (samples[index * step] ?? 0) * gain * track.leftGain;
    const rightSample = (samples[index * step + step - 1] ?? 0) * gain * track.rightGain;
    left[at + index] = (left[at + index] ?? 0) + leftSample;
    right[at + index] = (right[at + index] ?? 0) + rightSample;
    peak = Math.max(peak, Math.abs(leftSample), Math.abs(rightSample));
  }
  return peak;
}
