import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { Resampler } from '../../media/resampler.ts';
import type { WavStream } from '../../media/wav-stream.ts';
import { openWav } from '../../media/wav-stream.ts';
import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

export interface SoundFile {
  readonly channels: 1 | 2;
  /** The sound at 48 kHz, stretch by stretch, interleaved by frame, full scale 1. To be taken once, to its end or left. */
  readonly samples: AsyncIterable<Float32Array>;
}

/** Frames at a time: about 10 ms of work, so that the studio stays awake. */
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
 * Opens a sound file for a bed: WAV of 16, 24, 32 bits or float, any rate, mono or stereo, any length.
 * @throws VoxloomError `input.file-missing`; `input.encoding` for what is no such file. The same while it is read, and
 * `request.cancelled` on abort.
 */
export async function openSoundFile(path: string, signal: AbortSignal): Promise<SoundFile> {
  const wav = await openUsable(path);
  const { channels } = wav;
  if ((channels === 1 || channels === 2) && wav.frames > 0) return { channels, samples: readAll(wav, channels, signal) };
  await wav.close();
  throw unusable(path, wav.frames === 0 ? 'it holds no sound' : `it has ${channels} channels; mix it down to stereo first`);
}

async function openUsable(path: string): Promise<WavStream> {
  try {
    const start = await firstBytes(path);
    const other = OTHER_SOUND.find(([signature]) => signature.test(start));
    if (other) throw unusable(path, `it is ${other[1]}; save it as WAV in a sound editor and bring in that`);
    return await openWav(path);
  } catch (error) {
    if (error instanceof VoxloomError) throw error;
    throw new VoxloomError('input.file-missing', `There is no sound file "${path}" that you may read.`, { cause: error });
  }
}

async function firstBytes(path: string): Promise<string> {
  // A pipe would keep whoever opens it waiting.
  if (!(await stat(path)).isFile()) throw unusable(path, 'it is no file');
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(12), 0, 12, 0);
    return String.fromCharCode(...buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

async function* readAll(wav: WavStream, channels: 1 | 2, signal: AbortSignal): AsyncGenerator<Float32Array> {
  let resampler: Resampler | undefined;
  try {
    if (wav.sampleRate !== PROJECT_SAMPLE_RATE) resampler = await Resampler.create(channels, wav.sampleRate, PROJECT_SAMPLE_RATE);
    for (let start = 0; start < wav.frames; start += BLOCK_FRAMES) {
      if (signal.aborted) throw new VoxloomError('request.cancelled', 'Bringing in the sound was stopped.');
      const block = withoutFaults(await wav.read(start, BLOCK_FRAMES));
      yield resampler?.process(block) ?? block;
    }
    const rest = resampler?.finish();
    resampler = undefined;
    if (rest) yield rest;
  } finally {
    // Left early, the converter still has to be freed.
    resampler?.finish();
    await wav.close();
  }
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
