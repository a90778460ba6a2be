import fc from 'fast-check';
import { expect, it } from 'vitest';

import { ReadAhead } from '../../../../src-main/services/export/read-ahead.ts';
import type { SoundReader } from '../../../../src-main/shared/mix/mix-block.ts';
import { seededRandom } from '../../../helpers/sound.ts';

const RATE = 48_000;
const FRAMES = 3 * RATE + 1234;

const random = seededRandom(8);
const stereo = Float32Array.from({ length: FRAMES * 2 }, () => random() - 0.5);

/** As the project's own: what lies behind the end of a sound is left out. */
function reader(onRead: () => void = () => undefined): SoundReader {
  return {
    read: (soundId, channels, startFrame, frames) => {
      onRead();
      return soundId === 'missing' ? undefined : stereo.slice(startFrame * channels, Math.min(FRAMES, startFrame + frames) * channels);
    },
  };
}

it('gives what the project gives, wherever a reading begins, and silence behind the end', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ start: fc.nat(FRAMES - 1), frames: fc.integer({ min: 1, max: 3 * RATE }) }), { minLength: 1, maxLength: 6 }), (readings) => {
      const ahead = new ReadAhead(reader());
      for (const { start, frames } of readings) {
        const read = ahead.read('sound', 2, start, frames) ?? new Float32Array(0);
        const expected = new Float32Array(frames * 2);
        expected.set(stereo.subarray(start * 2, (start + frames) * 2));
        const got = new Float32Array(frames * 2);
        got.set(read);
        expect(got.every((sample, index) => sample === expected[index])).toBe(true);
      }
    }),
    { seed: 12, numRuns: 40 },
  );
});

it('reads each second of a sound once, however the mix cuts it', () => {
  let reads = 0;
  const ahead = new ReadAhead(reader(() => reads++));
  for (let start = 500; start + RATE < FRAMES; start += RATE / 2) ahead.read('sound', 2, start, RATE);
  expect(reads).toBe(4);
});

it('has nothing of a sound that is not there', () => {
  expect(new ReadAhead(reader()).read('missing', 2, 47_000, 2000)).toBeUndefined();
});
