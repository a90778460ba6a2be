import { describe, expect, it } from 'vitest';

import { actionOf } from '../../../../src-renderer/actions/all-actions.ts';
import { nearestWaveZoom, WAVE_ZOOMS } from '../../../../src-renderer/state/window-view.ts';
import { ScriptedConnection } from '../scripted-connection.ts';
import { studioOf, WELCOME } from '../studio-of.ts';

describe('how tall waveforms are drawn', () => {
  it('goes in steps, stops at either end, and is remembered', async () => {
    const studio = await studioOf(new ScriptedConnection({ 'studio.connect': () => WELCOME, 'settings.change': ({ layout = {} }) => ({ ...WELCOME.settings, layout }) }));
    for (let press = 0; press < 20; press++) await actionOf('timeline.wavesTaller').run(studio);
    expect(studio.view.get().waveZoom).toBe(16);
    expect(studio.settings.get().layout['timeline.waveZoom']).toBe(16);
    for (let press = 0; press < 20; press++) await actionOf('timeline.wavesFlatter').run(studio);
    expect(studio.view.get().waveZoom).toBe(1);
  });

  it('opens as it was left, at a step there is', async () => {
    const settings = { ...WELCOME.settings, layout: { 'timeline.waveZoom': 5.2 } };
    const studio = await studioOf(new ScriptedConnection({ 'studio.connect': () => ({ ...WELCOME, settings }) }));
    expect(studio.view.get().waveZoom).toBe(6);
    expect(WAVE_ZOOMS.map(nearestWaveZoom)).toEqual([...WAVE_ZOOMS]);
  });
});
