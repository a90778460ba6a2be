import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { snap, snapTargets } from '../../../../src-renderer/timeline/snapping.ts';
import { clipAt, documentWith, sceneOf } from './timeline-fixture.ts';

const clips = [clipAt('a', 'one', 48_000, 48_000), clipAt('b', 'one', 144_000, 48_000), clipAt('c', 'two', 200_000, 48_000)];
const document = documentWith(clips, { markers: new Map([['m', { id: 'm', atSample: 300_123, name: 'Door', colour: 0 }]]) });
const scene = sceneOf(document, { snap: true, playheadSample: 260_001 });
const REACH = 8 * 480;

describe('snapping', () => {
  it('offers edges of clips, markers, the playhead and the start, and not what moves itself', () => {
    const targets = [...snapTargets(scene, new Set(['a']))];
    expect(targets).toEqual([0, 144_000, 192_000, 200_000, 248_000, 260_001, 300_123]);
  });

  it('leaves out what follows in a ripple', () => {
    const targets = [...snapTargets({ ...scene, ripple: true }, new Set(['a']))];
    expect(targets).not.toContain(144_000);
    expect(targets).toContain(200_000);
  });

  it('offers the slots of lines', () => {
    const withSlot = documentWith(clips, { lines: new Map([...document.lines].map(([id, line]) => [id, { ...line, slot: { startSample: 77_000, endSample: 88_000 } }])) });
    expect([...snapTargets(sceneOf(withSlot), new Set())]).toEqual(expect.arrayContaining([77_000, 88_000]));
  });

  it('moves by the least that puts an edge on a target, within reach only, and says where', () => {
    const targets = snapTargets(scene, new Set(['a']));
    expect(snap(scene, targets, [144_000 - 900])).toEqual({ bySamples: 900, atSample: 144_000 });
    expect(snap(scene, targets, [100_000, 192_500])).toEqual({ bySamples: -500, atSample: 192_000 });
    fc.assert(fc.property(fc.integer({ min: 0, max: 470_000 }), (position) => {
      const { bySamples, atSample } = snap(scene, targets, [position]);
      expect(Math.abs(bySamples)).toBeLessThanOrEqual(REACH);
      if (atSample !== null) expect(position + bySamples).toBe(atSample);
      else expect(bySamples).toBe(0);
      const nearest = Math.min(...[...targets].map((target) => Math.abs(target - position)));
      if (nearest <= REACH) expect(Math.abs(bySamples)).toBe(nearest);
    }));
  });

  it('does nothing while it is off', () => {
    expect(snap({ ...scene, snap: false }, snapTargets(scene, new Set()), [144_001])).toEqual({ bySamples: 0, atSample: null });
  });
});
