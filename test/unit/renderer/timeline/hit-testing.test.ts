import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { boxOfClip } from '../../../../src-renderer/timeline/clip-box.ts';
import { hitTest } from '../../../../src-renderer/timeline/hit-testing.ts';
import { RULER_HEIGHT_PX, TRACK_HEIGHT_PX } from '../../../../src-renderer/timeline/timeline-layout.ts';
import { clipAt, documentWith, sceneOf } from './timeline-fixture.ts';

const LANE_ONE = RULER_HEIGHT_PX + TRACK_HEIGHT_PX - 12;
const clip = clipAt('a', 'one', 48_000, 96_000, { fadeInSamples: 24_000, envelope: [{ atSample: 48_000, gainDb: -6 }] });
const scene = sceneOf(documentWith([clip]));
const selected = { ...scene, selectedClipIds: new Set(['a']) };
const kindAt = (x: number, y: number, within = scene) => hitTest(within, x, y).kind;

describe('what lies under the pointer', () => {
  it('tells edges, body and lane of a clip that stands from pixel 100 to 300', () => {
    expect(kindAt(101, LANE_ONE)).toBe('clip-start');
    expect(kindAt(200, LANE_ONE)).toBe('clip');
    expect(kindAt(299, LANE_ONE)).toBe('clip-end');
    expect(kindAt(340, LANE_ONE)).toBe('lane');
    expect(kindAt(200, LANE_ONE + TRACK_HEIGHT_PX)).toBe('lane');
    expect(kindAt(200, RULER_HEIGHT_PX + 3 * TRACK_HEIGHT_PX + 5)).toBe('nothing');
  });

  it('finds the handle of a fade where its curve begins, and the envelope of a selected clip only', () => {
    expect(kindAt(150, RULER_HEIGHT_PX + 18)).toBe('fade-in');
    const box = boxOfClip(scene, scene.layout.rows[0] ?? expect.fail('no row'), clip);
    const points = Array.from({ length: Math.floor(box.height) }, (_, y) => kindAt(200, box.top + y, selected));
    expect(points).toContain('envelope-point');
    const lines = Array.from({ length: Math.floor(box.height) }, (_, y) => kindAt(250, box.top + y, selected));
    expect(lines).toContain('gain');
    expect(Array.from({ length: Math.floor(box.height) }, (_, y) => kindAt(200, box.top + y))).not.toContain('envelope-point');
  });

  it('leaves every clip a body that can be taken, however narrow, and never misses one', () => {
    fc.assert(fc.property(fc.integer({ min: 480, max: 200_000 }), fc.integer({ min: 0, max: 200_000 }), (lengthSamples, startSample) => {
      const narrow = sceneOf(documentWith([clipAt('n', 'one', startSample, lengthSamples)]));
      const middle = (startSample + lengthSamples / 2) / 480;
      fc.pre(middle < 1000);
      expect(kindAt(middle, LANE_ONE, narrow)).toBe('clip');
    }));
  });

  it('takes the selected one of two clips that overlap, and the later one when neither is', () => {
    const overlapping = sceneOf(documentWith([clip, clipAt('b', 'one', 96_000, 96_000)]));
    const at = (ids: string[]) => hitTest({ ...overlapping, selectedClipIds: new Set(ids) }, 250, LANE_ONE);
    expect(at([])).toMatchObject({ clip: { id: 'b' } });
    expect(at(['a'])).toMatchObject({ clip: { id: 'a' } });
  });

  it('tells the range and the markers of the ruler', () => {
    const document = documentWith([], { markers: new Map([['m', { id: 'm', atSample: 240_000, name: 'Door', colour: 1 }]]) });
    const settings = new Map([['project', { ...(document.settings.get('project') ?? expect.fail('no settings')), loop: { startSample: 48_000, endSample: 96_000 } }]]);
    const ruler = sceneOf({ ...document, settings });
    expect(hitTest(ruler, 100, 5).kind).toBe('range-start');
    expect(hitTest(ruler, 150, 5).kind).toBe('range');
    expect(hitTest(ruler, 200, 5).kind).toBe('range-end');
    expect(hitTest(ruler, 400, 5).kind).toBe('range-strip');
    expect(hitTest(ruler, 505, 30)).toEqual({ kind: 'marker', markerId: 'm' });
    expect(hitTest(ruler, 600, 30).kind).toBe('ruler');
  });
});
