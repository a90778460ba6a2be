import { basename } from 'node:path';

import type { DecodeOptions } from '../../media/decoding/decode-options.ts';
import { decodeSound } from '../../media/decoding/decode-sound.ts';
import type { SoundStretch } from '../../media/decoding/sound-stretch.ts';
import { unusableSound } from '../../media/decoding/sound-stretch.ts';
import { Resampler } from '../../media/resampler.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

export interface SoundFile {
  readonly channels: 1 | 2;
  /** The sound at 48 kHz, stretch by stretch, interleaved by frame, full scale 1. To be taken once, to its end or left. */
  readonly samples: AsyncIterable<Float32Array>;
}

/**
 * Opens a sound file, or a sound track of a film, for a bed: see `decodeSound`. Any rate, any length.
 * @throws VoxloomError `input.file-missing`; `input.encoding` for what is no such file. The same while it is read, and
 * `request.cancelled` on abort.
 */
export async function openSoundFile(path: string, signal: AbortSignal, options: DecodeOptions = {}): Promise<SoundFile> {
  const stretches = decodeSound(path, options);
  const first = await firstOf(stretches, path);
  if (!first) throw unusableSound(basename(path), 'it holds no sound');
  return { channels: first.channels, samples: readAll(first, stretches, signal) };
}

async function firstOf(stretches: AsyncGenerator<SoundStretch>, path: string): Promise<SoundStretch | undefined> {
  try {
    return await following(stretches);
  } catch (error) {
    if (error instanceof VoxloomError) throw error;
    throw new VoxloomError('input.file-missing', `There is no sound file "${path}" that you may read.`, { cause: error });
  }
}

async function* readAll(first: SoundStretch, rest: AsyncGenerator<SoundStretch>, signal: AbortSignal): AsyncGenerator<Float32Array> {
  let resampler: Resampler | undefined;
  try {
    const { channels, sampleRate } = first;
    if (sampleRate !== PROJECT_SAMPLE_RATE) resampler = await Resampler.create(channels, sampleRate, PROJECT_SAMPLE_RATE);
    for (let stretch: SoundStretch | undefined = first; stretch; stretch = await following(rest)) {
      if (signal.aborted) throw new VoxloomError('request.cancelled', 'Bringing in the sound was stopped.');
      yield resampler?.process(stretch.samples) ?? stretch.samples;
    }
    const tail = resampler?.finish();
    resampler = undefined;
    if (tail) yield tail;
  } finally {
    // Left early, the converter still has to be freed and the file closed.
    resampler?.finish();
    await rest.return(undefined);
  }
}

async function following(stretches: AsyncGenerator<SoundStretch>): Promise<SoundStretch | undefined> {
  const next = await stretches.next();
  return next.done === true ? undefined : next.value;
}
