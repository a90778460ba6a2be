import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/** -1 dBFS: voices are levelled far below it, so only a rare burst or a raised delivery gets there. */
const THRESHOLD = 10 ** (-1 / 20);
const HEADROOM = 1 - THRESHOLD;

/**
 * Keeps samples within -1 to 1, in place. Below -1 dBFS a sample passes bit by bit; above, a tangent curve of the same
 * slope bends it towards full scale. The curve has no memory: unlike a gain that looks ahead, it delays nothing, and
 * sound cut into other chunks stays the same. A peak it bends is shorter than the ear resolves, where a clipped one clicks.
 *
 * Throws `engine.failed` on a sample that is not a number: broken sound must not reach a file.
 */
export function limitPeaks(samples: Float32Array): void {
  for (let index = 0; index < samples.length; index += 1) {
    const sample = samples[index] ?? 0;
    const level = Math.abs(sample);
    // NaN compares as false and goes on to the next check.
    if (level <= THRESHOLD) continue;
    if (!Number.isFinite(sample)) {
      throw new VoxloomError('engine.failed', 'The voice gave unusable sound for this line. Try another seed or wording.');
    }
    samples[index] = Math.sign(sample) * (THRESHOLD + HEADROOM * Math.tanh((level - THRESHOLD) / HEADROOM));
  }
}
