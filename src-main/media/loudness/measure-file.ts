import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { MPEGDecoder } from 'mpg123-decoder';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { Resampler } from '../resampler.ts';
import { openWav } from '../wav-stream.ts';
import { SoundMeter, type SoundMeasure } from './sound-measure.ts';

export interface FileMeasure extends SoundMeasure {
  readonly lengthMs: number;
}

const MEASURE_RATE = 48_000;
const WAV_FRAMES = 48_000;
const MP3_BYTES = 64 * 1024;

interface Stretch {
  readonly samples: Float32Array;
  readonly channels: 1 | 2;
  readonly sampleRate: number;
}

/**
 * Measures a finished WAV or MP3 file as a listener gets it: decoded from what lies on the disk, never from what was meant
 * to be written.
 * @throws VoxloomError `input.encoding` for a file that cannot be decoded, `request.cancelled` on abort.
 */
export async function measureFile(path: string, signal?: AbortSignal): Promise<FileMeasure> {
  let meter: SoundMeter | undefined;
  let resampler: Resampler | undefined;
  let frames = 0;
  let rate = MEASURE_RATE;
  try {
    for await (const { samples, channels, sampleRate } of extname(path).toLowerCase() === '.mp3' ? decodeMp3(path) : decodeWav(path)) {
      if (signal?.aborted) throw new VoxloomError('request.cancelled', 'Measuring the file was stopped.');
      meter ??= new SoundMeter(channels);
      if (sampleRate !== MEASURE_RATE) resampler ??= await Resampler.create(channels, sampleRate, MEASURE_RATE);
      rate = sampleRate;
      frames += samples.length / channels;
      meter.add(resampler?.process(samples) ?? samples);
      await nextTurn();
    }
    const rest = resampler?.finish();
    resampler = undefined;
    if (rest) meter?.add(rest);
  } finally {
    // Left early, the converter still has to be freed.
    resampler?.finish();
  }
  const measure = meter?.measure() ?? { loudnessLufs: null, truePeakDbtp: null, rmsDb: null };
  return { ...measure, lengthMs: (frames * 1000) / rate };
}

async function* decodeWav(path: string): AsyncGenerator<Stretch> {
  const wav = await openWav(path);
  try {
    const { channels, sampleRate } = wav;
    if (channels !== 1 && channels !== 2) throw new VoxloomError('input.encoding', `"${path}" is neither mono nor stereo.`);
    for (let start = 0; start < wav.frames; start += WAV_FRAMES) yield { samples: await wav.read(start, WAV_FRAMES), channels, sampleRate };
  } finally {
    await wav.close();
  }
}

async function* decodeMp3(path: string): AsyncGenerator<Stretch> {
  const decoder = new MPEGDecoder();
  const file = await open(path);
  try {
    await decoder.ready;
    for (;;) {
      const { buffer, bytesRead } = await file.read(new Uint8Array(MP3_BYTES), 0, MP3_BYTES);
      if (bytesRead === 0) break;
      const { channelData, sampleRate } = decoder.decode(buffer.subarray(0, bytesRead));
      const [left, right] = channelData;
      if (!left || left.length === 0) continue;
      yield { samples: right ? interleave(left, right) : left, channels: right ? 2 : 1, sampleRate };
    }
  } finally {
    decoder.free();
    await file.close();
  }
}

function interleave(left: Float32Array, right: Float32Array): Float32Array {
  const both = new Float32Array(left.length * 2);
  for (let index = 0; index < left.length; index++) {
    both[2 * index] = left[index] ?? 0;
    both[2 * index + 1] = right[index] ?? 0;
  }
  return both;
}
