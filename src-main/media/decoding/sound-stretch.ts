import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/** A stretch of decoded sound. Channels and rate stay the same throughout a file. */
export interface SoundStretch {
  /** Interleaved by frame [frames * channels], full scale 1. */
  readonly samples: Float32Array;
  readonly channels: 1 | 2;
  /** Hz. */
  readonly sampleRate: number;
}

/** What the packages for compressed sound hand back: one plane a channel. */
export interface DecodedPlanes {
  readonly channelData: readonly Float32Array[];
  readonly samplesDecoded: number;
}

/** One stretch of planes; a second plane that `channels` does not ask for is left out. */
export function interleaved({ channelData, samplesDecoded }: DecodedPlanes, channels: 1 | 2, sampleRate: number): SoundStretch {
  const [left = new Float32Array(0), right = left] = channelData;
  if (channels === 1) return { samples: left.subarray(0, samplesDecoded), channels, sampleRate };
  const samples = new Float32Array(samplesDecoded * 2);
  for (let frame = 0; frame < samplesDecoded; frame++) {
    samples[2 * frame] = left[frame] ?? 0;
    samples[2 * frame + 1] = right[frame] ?? 0;
  }
  return { samples, channels, sampleRate };
}

/** Why a file gives no sound. Whoever knows its name makes an error of it: see `unusableSound`. */
export class SoundFault extends Error {}

export function damagedAt(frames: number, sampleRate: number): SoundFault {
  return new SoundFault(`it is damaged${placeOf(frames, sampleRate)}; bring in another copy of it`);
}

export function breaksOffAt(frames: number, sampleRate: number): SoundFault {
  return new SoundFault(`it breaks off${placeOf(frames, sampleRate)}, part of it is missing; bring in a whole copy of it`);
}

export function tooManyChannels(channels: number): SoundFault {
  return new SoundFault(`it has ${channels} channels, more than can be told apart; mix it down to stereo first`);
}

/** `name` without its folder; `reason` continues the sentence "it ...". */
export function unusableSound(name: string, reason: string, cause?: unknown): VoxloomError {
  return new VoxloomError('input.encoding', `"${name}" cannot be used as sound: ${reason}.`, { cause });
}

function placeOf(frames: number, sampleRate: number): string {
  if (frames === 0) return ' at its beginning';
  const tenths = Math.floor((frames * 10) / sampleRate);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return ` at ${Math.floor(tenths / 600)}:${seconds}`;
}
