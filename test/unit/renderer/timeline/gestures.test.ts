import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../src-main/shared/commands/run-commands.ts';
import type { ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { beginGesture } from '../../../../src-renderer/timeline/gestures/begin-gesture.ts';
import type { Draft, PointerPoint } from '../../../../src-renderer/timeline/gestures/gesture.ts';
import { panView } from '../../../../src-renderer/timeline/gestures/pan-view.ts';
import type { Hit } from '../../../../src-renderer/timeline/hit-testing.ts';
import { hitTest } from '../../../../src-renderer/timeline/hit-testing.ts';
import { RULER_HEIGHT_PX, TRACK_HEIGHT_PX } from '../../../../src-renderer/timeline/timeline-layout.ts';
import type { TimelineScene } from '../../../../src-renderer/timeline/timeline-scene.ts';
import { clipAt, documentWith, pointerAt, sceneOf } from './timeline-fixture.ts';

const LANE = RULER_HEIGHT_PX + TRACK_HEIGHT_PX - 12;
const a = clipAt('a', 'one', 48_000, 96_000);
const b = clipAt('b', 'one', 192_000, 48_000);
const c = clipAt('c', 'two', 240_000, 48_000);
const bed = clipAt('bed', 'bed', 0, 480_000, { lineId: null, takeId: null, assetId: 'asset', offsetSamples: 0 });
const document = documentWith([a, b, c, bed]);
const scene = sceneOf(document);

function dragged(within: TimelineScene, from: PointerPoint, to: PointerPoint, hit: Hit = hitTest(within, from.x, from.y)): Draft {
  return beginGesture(within, hit, from, (id) => `copy-of-${id}`).process(within, to);
}

function after(draft: Draft, present: ProjectDocument = document): ProjectDocument {
  return runCommands(present, draft.calls).document;
}

describe('dragging clips', () => {
  it('moves by what the pointer moved, and never before the programme', () => {
    fc.assert(fc.property(fc.integer({ min: -900, max: 900 }), (pixels) => {
      const moved = after(dragged(scene, pointerAt(200, LANE), pointerAt(200 + pixels, LANE))).clips.get('a');
      expect(moved?.startSample).toBe(Math.max(0, 48_000 + pixels * 480));
      expect(moved?.lengthSamples).toBe(96_000);
    }));
  });

  it('moves the whole selection together and leaves the rest', () => {
    const within = { ...scene, selectedClipIds: new Set(['a', 'c']) };
    const { clips } = after(dragged(within, pointerAt(200, LANE), pointerAt(210, LANE)));
    expect([clips.get('a')?.startSample, clips.get('b')?.startSample, clips.get('c')?.startSample]).toEqual([52_800, 192_000, 244_800]);
  });

  it('goes across tracks, but not where speech may not stand', () => {
    expect(after(dragged(scene, pointerAt(200, LANE), pointerAt(200, LANE + TRACK_HEIGHT_PX))).clips.get('a')).toMatchObject({ trackId: 'two', startSample: 48_000 });
    expect(dragged(scene, pointerAt(200, LANE), pointerAt(200, LANE + 2 * TRACK_HEIGHT_PX)).calls).toEqual([]);
  });

  it('keeps to one direction with Shift', () => {
    expect(after(dragged(scene, pointerAt(200, LANE), pointerAt(205, LANE + TRACK_HEIGHT_PX, { shift: true }))).clips.get('a')).toMatchObject({ trackId: 'two', startSample: 48_000 });
    expect(after(dragged(scene, pointerAt(200, LANE), pointerAt(400, LANE + TRACK_HEIGHT_PX, { shift: true }))).clips.get('a')).toMatchObject({ trackId: 'one', startSample: 144_000 });
  });

  it('leaves the original and selects the copy with Alt', () => {
    const draft = dragged(scene, pointerAt(200, LANE), pointerAt(300, LANE, { alt: true }));
    const { clips } = after(draft);
    expect(clips.get('a')).toEqual(a);
    expect(clips.get('copy-of-a')).toEqual({ ...a, id: 'copy-of-a', startSample: 96_000 });
    expect(draft.selectClipIds).toEqual(['copy-of-a']);
  });

  it('takes what follows along in a ripple', () => {
    const { clips } = after(dragged({ ...scene, ripple: true }, pointerAt(200, LANE), pointerAt(210, LANE)));
    expect([clips.get('b')?.startSample, clips.get('c')?.startSample]).toEqual([196_800, 240_000]);
  });

  it('catches on the edge of another clip', () => {
    const draft = dragged({ ...scene, snap: true }, pointerAt(200, LANE), pointerAt(297, LANE));
    expect(draft.snappedSample).toBe(192_000);
    expect(after(draft).clips.get('a')?.startSample).toBe(96_000);
  });

  it('commits nothing when it comes back to where it began, whichever way it went', () => {
    const gesture = beginGesture(scene, hitTest(scene, 200, LANE), pointerAt(200, LANE), (id) => id);
    gesture.process(scene, pointerAt(700, LANE + 60));
    expect(gesture.process(scene, pointerAt(200, LANE)).calls).toEqual([]);
  });
});

describe('trimming', () => {
  const row = scene.layout.rows[0] ?? expect.fail('no row');
  const trim = (kind: 'clip-start' | 'clip-end', pixels: number, within = scene) => {
    const x = kind === 'clip-start' ? 100 : 300;
    return after(dragged(within, pointerAt(x, LANE), pointerAt(x + pixels, LANE), { kind, clip: a, row })).clips;
  };

  it('keeps the sound where it is while its start is dragged, as far as there is sound', () => {
    fc.assert(fc.property(fc.integer({ min: -400, max: 400 }), (pixels) => {
      const trimmed = trim('clip-start', pixels).get('a') ?? expect.fail('gone');
      expect(trimmed.startSample - trimmed.offsetSamples).toBe(a.startSample - a.offsetSamples);
      expect(trimmed.startSample + trimmed.lengthSamples).toBe(144_000);
      expect(trimmed.offsetSamples).toBeGreaterThanOrEqual(0);
      expect(trimmed.lengthSamples).toBeGreaterThan(0);
    }));
  });

  it('ends no later than its sound does', () => {
    fc.assert(fc.property(fc.integer({ min: -400, max: 2000 }), (pixels) => {
      const trimmed = trim('clip-end', pixels).get('a') ?? expect.fail('gone');
      expect(trimmed.offsetSamples).toBe(48_000);
      expect(trimmed.lengthSamples).toBe(Math.max(48, Math.min(432_000, 96_000 + pixels * 480)));
    }));
  });

  it('closes up in a ripple: the clip starts where it did, what follows comes nearer', () => {
    const clips = trim('clip-start', 50, { ...scene, ripple: true });
    expect(clips.get('a')).toMatchObject({ startSample: 48_000, offsetSamples: 72_000, lengthSamples: 72_000 });
    expect(clips.get('b')?.startSample).toBe(168_000);
  });
});

describe('fades, gain and envelope', () => {
  const row = scene.layout.rows[0] ?? expect.fail('no row');

  it('lets two fades meet, never cross', () => {
    const faded = clipAt('a', 'one', 48_000, 96_000, { fadeOutSamples: 40_000 });
    const within = sceneOf(documentWith([faded]));
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), (x) => {
      const draft = dragged(within, pointerAt(110, LANE), pointerAt(x, LANE), { kind: 'fade-in', clip: faded, row });
      const clip = after(draft, within.document).clips.get('a') ?? expect.fail('gone');
      expect(clip.fadeInSamples).toBe(Math.min(56_000, Math.max(0, x * 480 - 48_000)));
      expect(clip.fadeOutSamples).toBe(40_000);
    }));
  });

  it('moves a point between its neighbours and no further', () => {
    const pointed = clipAt('a', 'one', 48_000, 96_000, { envelope: [0, 48_000, 96_000].map((atSample) => ({ atSample, gainDb: -3 })) });
    const within = sceneOf(documentWith([pointed]));
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: RULER_HEIGHT_PX, max: RULER_HEIGHT_PX + 80 }), (x, y) => {
      const draft = dragged(within, pointerAt(200, LANE), pointerAt(x, y), { kind: 'envelope-point', clip: pointed, row, index: 1 });
      const envelope = after(draft, within.document).clips.get('a')?.envelope ?? [];
      expect(envelope.map(({ atSample }) => atSample)).toEqual([0, Math.min(96_000, Math.max(0, x * 480 - 48_000)), 96_000]);
      expect(envelope.every(({ gainDb }) => gainDb <= 24 && gainDb >= -96)).toBe(true);
    }));
  });

  it('throws a point away when it is dragged off its clip, and adds one with Mod without changing what is heard', () => {
    const pointed = clipAt('a', 'one', 48_000, 96_000, { envelope: [{ atSample: 48_000, gainDb: -3 }] });
    const within = sceneOf(documentWith([pointed]), { selectedClipIds: new Set(['a']) });
    const thrown = dragged(within, pointerAt(200, LANE), pointerAt(200, LANE + 90), { kind: 'envelope-point', clip: pointed, row, index: 0 });
    expect(after(thrown, within.document).clips.get('a')?.envelope).toEqual([]);
    const added = dragged(within, pointerAt(250, LANE, { mod: true }), pointerAt(250, LANE), { kind: 'gain', clip: pointed, row });
    expect(after(added, within.document).clips.get('a')?.envelope).toHaveLength(2);
  });

  it('drags the gain of a clip by its line', () => {
    const draft = dragged(scene, pointerAt(200, LANE), pointerAt(200, RULER_HEIGHT_PX), { kind: 'gain', clip: a, row });
    expect(after(draft).clips.get('a')?.gainDb).toBe(12);
  });
});

describe('marquee, ruler and view', () => {
  it('selects what a rectangle touches, on top of the selection with Shift', () => {
    expect(dragged(scene, pointerAt(350, LANE), pointerAt(450, LANE + 2)).selectClipIds).toEqual(['b']);
    const within = { ...scene, selectedClipIds: new Set(['a']) };
    expect(dragged(within, pointerAt(350, LANE, { shift: true }), pointerAt(550, LANE + TRACK_HEIGHT_PX)).selectClipIds).toEqual(['a', 'b', 'c']);
  });

  it('draws the range in either direction and moves it as it is', () => {
    const { settings } = after(dragged(scene, pointerAt(300, 4), pointerAt(100, 4)));
    expect(settings.get('project')?.loop).toEqual({ startSample: 48_000, endSample: 144_000 });
    const within = sceneOf({ ...document, settings });
    expect(after(dragged(within, pointerAt(200, 4), pointerAt(20, 4)), within.document).settings.get('project')?.loop).toEqual({ startSample: 0, endSample: 96_000 });
  });

  it('scrubs to where the pointer is and edits nothing', () => {
    expect(dragged(scene, pointerAt(10, 30), pointerAt(321, 30))).toMatchObject({ calls: [], seekSample: 321 * 480 });
  });

  it('moves a marker', () => {
    const marked = documentWith([], { markers: new Map([['m', { id: 'm', atSample: 240_000, name: 'Door', colour: 1 }]]) });
    const within = sceneOf(marked);
    expect(after(dragged(within, pointerAt(503, 30), pointerAt(603, 30)), marked).markers.get('m')?.atSample).toBe(288_000);
  });

  it('pulls the view along with the middle button', () => {
    const within = { ...scene, viewport: { startSample: 480_000, samplesPerPixel: 480 }, scrollTopPx: 30 };
    expect(panView(within, pointerAt(500, 200)).process(within, pointerAt(400, 190))).toMatchObject({ viewport: { startSample: 528_000 }, scrollTopPx: 40 });
  });
});
