import { clipGains } from './clip-gains.ts';
import { applyGainCurve } from './gain-curve.ts';
import type { MixClip, MixPlan, MixTrack } from './mix-plan.ts';

/** Where samples come from. Frames of a sound that are not at hand are silence to the mix. */
export interface SoundReader {
  /** @returns `frames` x channels of the sound, interleaved, to be used before the next reading; undefined while they are not there. */
  read(soundId: string, channels: 1 | 2, startFrame: number, frames: number): Float32Array | undefined;
}

export interface MixedBlock {
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** Largest absolute sample of each track that sounds in the block, after its gain and pan. */
  readonly trackPeaks: ReadonlyMap<string, number>;
}

/** Both sides of a block that is to be filled, of one length. */
export interface BlockRoom {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** Gains of the clip that is being added; one after the other. */
let gainRoom = new Float32Array(0);

/**
 * The programme from `startSample` on, `frames` samples of it, as 48 kHz stereo without any limit on its level. Blocks may
 * be cut anywhere: joined, they are the same samples.
 * @param room `frames` long, to be filled and returned instead of new arrays; what is in it is overwritten
 */
export function mixBlock(plan: MixPlan, startSample: number, frames: number, sounds: SoundReader, room?: BlockRoom): MixedBlock {
  const left = room?.left.fill(0) ?? new Float32Array(frames);
  const right = room?.right.fill(0) ?? new Float32Array(frames);
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
  const count = to - from;
  if (gainRoom.length < count) gainRoom = new Float32Array(count);
  const gains = gainRoom.subarray(0, count);
  clipGains(clip, from, gains);
  applyGainCurve(track.duck, clip.startSample + from, gains);
  const at = clip.startSample + from - startSample;
  return Math.max(
    addSide(left, at, samples, 0, clip.channels, gains, track.leftGain),
    addSide(right, at, samples, clip.channels - 1, clip.channels, gains, track.rightGain),
  );
}

/**
 * Adds one channel of a clip to one side.
 * @param offset of the channel in a frame of `samples`
 * @returns the largest absolute sample that was added
 */
function addSide(side: Float32Array, at: number, samples: Float32Array, offset: number, channels: number, gains: Float32Array, sideGain: number): number {
  let peak = 0;
  for (let index = 0, source = offset; index < gains.length; index++, source += channels) {
    const sample = (samples[source] ?? 0) * (gains[index] ?? 0) * sideGain;
    side[at + index] = (side[at + index] ?? 0) + sample;
    const size = Math.abs(sample);
    if (size > peak) peak = size;
  }
  return peak;
}
