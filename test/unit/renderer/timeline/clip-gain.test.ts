import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clipGains } from '../../../../src-main/shared/mix/clip-gains.ts';
import { gainOfDb } from '../../../../src-main/shared/mix/gain-curve.ts';
import { clipGain } from '../../../../src-renderer/timeline/drawing/clip-gain.ts';
import { gainOfHeight, heightOfGain } from '../../../../src-renderer/timeline/gain-scale.ts';
import { clipAt } from './timeline-fixture.ts';

describe('gain as it is drawn', () => {
  it('is the gain that is mixed, at every sample', () => {
    fc.assert(fc.property(fc.double({ min: -40, max: 12, noNaN: true }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 500 }), fc.array(fc.record({ atSample: fc.integer({ min: 0, max: 10 }).map((tenth) => tenth * 100), gainDb: fc.integer({ min: -60, max: 12 }) }), { maxLength: 5 }), (gainDb, fadeInSamples, fadeOutSamples, points) => {
      const envelope = [...new Map(points.map((point) => [point.atSample, point])).values()].sort((a, b) => a.atSample - b.atSample);
      const clip = clipAt('a', 'one', 0, 1000, { gainDb, fadeInSamples, fadeOutSamples, envelope });
      const mixed = new Float32Array(1000);
      clipGains({ ...clip, soundId: 'a', channels: 1, gain: gainOfDb(gainDb) }, 0, mixed);
      const gain = clipGain(clip);
      // The mix takes a fade at the middle of a sample.
      const middle = fadeInSamples + fadeOutSamples > 0 ? 0.5 : 0;
      for (const at of [0, 123, 500, 999]) {
        const drawn = typeof gain === 'number' ? gain : gain(at + middle);
        expect(Math.abs(drawn - (mixed[at] ?? 0))).toBeLessThan(0.05 * drawn + 1e-4);
      }
    }));
  });

  it('finds its height on a clip and back, to a tenth of a dB', () => {
    fc.assert(fc.property(fc.double({ min: -60, max: 12, noNaN: true }), (gainDb) => {
      expect(Math.abs(gainOfHeight(heightOfGain(gainDb)) - gainDb)).toBeLessThanOrEqual(0.051);
    }));
    expect(heightOfGain(0)).toBeCloseTo(0.5, 2);
  });
});
