import { setImmediate as nextTurn } from 'node:timers/promises';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { decodeSound } from '../decoding/decode-sound.ts';
import { SoundMeter, type SoundMeasure } from './sound-measure.ts';

/**
 * Measures a finished sound file as a listener gets it: decoded from what lies on the disk, never from what was meant
 * to be written.
 * @throws VoxloomError `input.encoding` for a file that cannot be decoded, `request.cancelled` on abort.
 */
export async function measureFile(path: string, signal?: AbortSignal): Promise<SoundMeasure> {
  let meter: SoundMeter | undefined;
  for await (const { samples, channels, sampleRate } of decodeSound(path)) {
    if (signal?.aborted) throw new VoxloomError('request.cancelled', 'Measuring the file was stopped.');
    meter ??= new SoundMeter(channels, sampleRate);
    meter.add(samples);
    await nextTurn();
  }
  return (meter ?? new SoundMeter(1)).measure();
}
