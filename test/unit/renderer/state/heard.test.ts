import { describe, expect, it } from 'vitest';

import { playTake } from '../../../../src-renderer/panels/takes/take-comparison.ts';
import { studioOf } from '../studio-of.ts';

const take = { id: 't3', lineId: '1', number: 3, name: '', starred: false, locked: false, seed: 0, recipe: '', soundId: 'a'.repeat(64), lengthSamples: 48_000, loudnessLufs: -20, overSamples: 0, rate: 1, stretch: 1, createdAtMs: 0 };

describe('what is heard', () => {
  it('has a name for reading, never an id', async () => {
    const studio = await studioOf();
    const names: string[] = [];
    const listening = { ...studio, transport: { ...studio.transport, playSound: (_sound: string, _gainDb: number, name: string) => Promise.resolve(void names.push(name)) } };
    await playTake(listening, take);
    await playTake(listening, { ...take, name: 'warm' });
    listening.settings.set((present) => ({ ...present, language: 'zh-CN' }));
    await playTake(listening, take);
    expect(names).toEqual(['Take 3', 'Take 3, warm', '录次 3']);
  });
});
