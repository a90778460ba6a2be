import { describe, expect, it } from 'vitest';

import { StretchStream } from '../../../../src-main/media/stretch/stretch-stream.ts';
import { cut, join } from '../../../helpers/sound.ts';

const RATE = 48_000;

/** A sine left, a louder one right, each with a burst in the middle that marks a time. */
function stereo(frames: number): Float32Array {
  return Float32Array.from({ length: frames * 2 }, (_, index) => {
    const frame = index >> 1;
    const marked = Math.abs(frame - frames / 2) < 2400 ? 1 : 0.25;
    return marked * 0.5 * Math.sin((2 * Math.PI * (index % 2 === 0 ? 300 : 500) * frame) / RATE);
  });
}

async function stretched(samples: Float32Array, ratio: number, lengths: readonly number[]): Promise<Float32Array> {
  const stream = await StretchStream.create(2, ratio, RATE);
  const parts = [...cut(samples, lengths)].map((piece) => stream.process(piece));
  const whole = join([...parts, stream.finish()]);
  return whole;
}

function crossings(samples: Float32Array, channel: number, from: number, to: number): number {
  let count = 0;
  for (let frame = from + 1; frame < to; frame++) if ((samples[2 * frame + channel] ?? 0) >= 0 !== (samples[2 * (frame - 1) + channel] ?? 0) >= 0) count += 1;
  return count / 2 / ((to - from) / RATE);
}

describe('a stretch that streams', () => {
  it.each([960 / 1001, 25 / 24, 0.8])('makes sound %f times as long to the sample, in place, at its pitch', async (ratio) => {
    const frames = 3 * RATE;
    const out = await stretched(stereo(frames), ratio, [8192]);
    expect(out.length / 2).toBe(Math.round(frames * ratio));
    const length = out.length / 2;
    expect(crossings(out, 0, 20_000, length / 2 - 6000)).toBeCloseTo(300, -1);
    expect(crossings(out, 1, 20_000, length / 2 - 6000)).toBeCloseTo(500, -1);
    let [weight, moment] = [0, 0];
    for (let frame = 0; frame < length; frame++) {
      const power = Math.max(0, Math.abs(out[2 * frame + 1] ?? 0) - 0.2);
      weight += power;
      moment += power * frame;
    }
    expect(Math.abs(moment / weight / length - 0.5)).toBeLessThan(0.01);
  });

  it('gives the same samples however the sound is cut', async () => {
    const sound = stereo(RATE);
    const [first, second] = [await stretched(sound, 1.04, [sound.length]), await stretched(sound, 1.04, [1000, 17_002, 2])];
    expect(first.length).toBe(second.length);
    expect(first.every((sample, index) => sample === second[index])).toBe(true);
  });
});
