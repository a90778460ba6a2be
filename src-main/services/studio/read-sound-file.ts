import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { Resampler } from '../../media/resampler.ts';
import { readWav } from '../../media/wav-reader.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

export interface ImportedSound {
  readonly channels: 1 | 2;
  /** Interleaved by frame [frames * channels], 48 kHz, full scale 1. */
  readonly samples: Float32Array;
}

/** About 90 minutes of 24-bit stereo. The sound is held in memory twice while it is read. */
const LARGEST_FILE_BYTES = 1_600_000_000;
/** Resampled between two looks at the rest of the studio: about 10 ms of work. */
const BLOCK_FRAMES = 16_384;

/** What people take for sound that a bed can be made of, by the first bytes of the file. */
const OTHER_SOUND: readonly (readonly [RegExp, string])[] = [
  [/^ID3|^\u00ff[\u00e0-\u00ff]/, 'an MP3'],
  [/^fLaC/, 'a FLAC file'],
  [/^OggS/, 'an Ogg file'],
  [/^FORM....AIF/s, 'an AIFF file'],
  [/^....ftyp/s, 'an MP4 or M4A file'],
];

/**
 * Reads a sound file for a bed: WAV of 16, 24, 32 bits or float, any rate, mono or stereo; comes back at 48 kHz.
 * @throws VoxloomError `input.file-missing`; `input.encoding` for what is no such file; `request.cancelled` on abort.
 */
export async function readSoundFile(path: string, signal: AbortSignal): Promise<ImportedSound> {
  const bytes = await readWhole(path, signal);
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  const other = OTHER_SOUND.find(([signature]) => signature.test(start));
  if (other) throw unusable(path, `it is ${other[1]}; save it as WAV in a sound editor and bring in that`);
  const wav = readWav(bytes);
  const { channels } = wav;
  if (channels !== 1 && channels !== 2) throw unusable(path, `it has ${channels} channels; mix it down to stereo first`);
  if (wav.samples.length === 0) throw unusable(path, 'it holds no sound');
  const samples = wav.sampleRate === PROJECT_SAMPLE_RATE ? wav.samples : await resampled(wav.samples, channels, wav.sampleRate, signal);
  return { channels, samples: withoutFaults(samples) };
}

async function readWhole(path: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw unusable(path, 'it is no file');
    if (found.size > LARGEST_FILE_BYTES) throw unusable(path, 'it is larger than 1.6 GB; cut it into parts');
    return await readFile(path, { signal });
  } catch (error) {
    if (error instanceof VoxloomError) throw error;
    if (signal.aborted) throw new VoxloomError('request.cancelled', 'Bringing in the sound was stopped.', { cause: error });
    throw new VoxloomError('input.file-missing', `There is no file "${path}" that you may read.`, { cause: error });
  }
}

async function resampled(samples: Float32Array, channels: 1 | 2, fromRate: number, signal: AbortSignal): Promise<Float32Array> {
  const resampler = await Resampler.create(channels, fromRate, PROJECT_SAMPLE_RATE);
  const frames = samples.length / channels;
  const result = new Float32Array(Math.round((frames * PROJECT_SAMPLE_RATE) / fromRate) * channels);
  let filled = 0;
  const keep = (part: Float32Array): void => {
    result.set(part, filled);
    filled += part.length;
  };
  for (let start = 0; start < samples.length; start += BLOCK_FRAMES * channels) {
    await nextTurn();
    if (signal.aborted) {
      resampler.finish();
      throw new VoxloomError('request.cancelled', 'Bringing in the sound was stopped.');
    }
    keep(resampler.process(samples.subarray(start, start + BLOCK_FRAMES * channels)));
  }
  keep(resampler.finish());
  return result;
}

/** A float file may hold values that are no numbers; one of them would silence a whole mix. */
function withoutFaults(samples: Float32Array): Float32Array {
  for (let index = 0; index < samples.length; index++) {
    if (!Number.isFinite(samples[index])) samples[index] = 0;
  }
  return samples;
}

function unusable(path: string, reason: string): VoxloomError {
  return new VoxloomError('input.encoding', `"${basename(path)}" cannot be a bed: ${reason}.`);
}
