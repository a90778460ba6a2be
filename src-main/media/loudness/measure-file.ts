import { setImmediate as nextTurn } from 'node:timers/promises';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { decodeSound } from '../decoding/decode-sound.ts';
import { Resampler } from '../resampler.ts';
import { SoundMeter, type SoundMeasure } from './sound-measure.ts';

export interface FileMeasure extends SoundMeasure {
  readonly lengthMs: number;
}

const MEASURE_RATE = 48_000;

/**
 * Measures a finished sound file as a listener gets it: decoded from what lies on the disk, never from what was meant
 * to be written.
 * @throws VoxloomError `input.encoding` for a file that cannot be decoded, `request.cancelled` on abort.
 */
export async function measureFile(path: string, signal?: AbortSignal): Promise<FileMeasure> {
  let meter: SoundMeter | undefined;
  let resampler: Resampler | undefined;
  let frames = 0;
  let rate = MEASURE_RATE;
  try {
    for await (const { samples, channels, sampleRate } of decodeSound(path)) {
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
