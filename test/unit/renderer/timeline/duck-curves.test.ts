import { describe, expect, it } from 'vitest';

import { planMix } from '../../../../src-main/shared/mix/mix-plan.ts';
import { duck } from '../../../../src-main/shared/domain/project-rows.ts';
import { duckCurvesOf } from '../../../../src-renderer/timeline/duck-curves.ts';
import { DUCK_PRESETS, presetOf } from '../../../../src-renderer/timeline/duck-presets.ts';
import { DUCK, duckedDocument } from '../../../helpers/ducked-document.ts';

const project = (mute: boolean) =>
  duckedDocument([
    { id: 'voice', clip: { startSample: 96_000, lengthSamples: 48_000, soundId: 'a' } },
    { id: 'music', kind: 'bed', duck: DUCK, mute, clip: { startSample: 0, lengthSamples: 480_000, soundId: 'b' } },
    { id: 'rain', kind: 'bed', clip: { startSample: 0, lengthSamples: 480_000, soundId: 'c' } },
  ]);

describe('the line over a ducked bed', () => {
  it('is what the mix does to it', () => {
    const document = project(false);
    const curves = duckCurvesOf(document);
    expect(curves.get('music')).toEqual(planMix(document).tracks.find(({ id }) => id === 'music')?.duck);
    expect(curves.get('music')).not.toEqual([]);
    expect(curves.has('rain')).toBe(false);
  });

  it('is also there while the bed is not heard', () => {
    expect(duckCurvesOf(project(true)).get('music')).toHaveLength(4);
  });

  it('is not made again before something moves', () => {
    const document = project(false);
    expect(duckCurvesOf({ ...document, markers: new Map() })).toBe(duckCurvesOf(document));
    expect(duckCurvesOf({ ...document, clips: new Map() })).not.toBe(duckCurvesOf(document));
  });
});

describe('presets of ducking', () => {
  it('are within what a track takes, and are known again', () => {
    for (const [id, preset] of Object.entries(DUCK_PRESETS)) {
      expect(duck.parse(preset)).toEqual(preset);
      expect(presetOf({ ...preset })).toBe(id);
    }
    expect(presetOf({ ...DUCK_PRESETS.lector, depthDb: 14 })).toBeUndefined();
  });
});
