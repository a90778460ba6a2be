import { describe, expect, it } from 'vitest';

import type { Take } from '../../../../../src-main/shared/domain/project-rows.ts';
import { levelGainDb } from '../../../../../src-renderer/panels/takes/level-match.ts';
import { sidesOf } from '../../../../../src-renderer/panels/takes/take-comparison.ts';

const take = (number: number): Take => ({
  id: `t${number}`,
  lineId: 'a',
  number,
  name: '',
  starred: false,
  locked: false,
  seed: number,
  recipe: 'r',
  soundId: 'a'.repeat(64),
  lengthSamples: 48_000,
  loudnessLufs: -20,
  overSamples: 0,
  rate: 1,
  stretch: 1,
  createdAtMs: 0,
});
const TAKES = [take(1), take(2), take(3)];
const idsOf = (...args: Parameters<typeof sidesOf>) => {
  const sides = sidesOf(...args);
  return sides && [sides.a.id, sides.b.id];
};

describe('two takes to compare', () => {
  it('are the one that counts and the newest other one', () => {
    expect(idsOf(TAKES, 't1', { a: null, b: null, heard: null })).toEqual(['t1', 't3']);
    expect(idsOf(TAKES, 't3', { a: null, b: null, heard: null })).toEqual(['t3', 't2']);
    expect(idsOf(TAKES, null, { a: null, b: null, heard: null })).toEqual(['t1', 't3']);
  });

  it('are those that were set, as long as they are of this line', () => {
    expect(idsOf(TAKES, 't1', { a: 't2', b: 't1', heard: null })).toEqual(['t2', 't1']);
    expect(idsOf(TAKES, 't1', { a: null, b: 't1', heard: null })).toEqual(['t2', 't1']);
    expect(idsOf(TAKES, 't1', { a: 'elsewhere', b: 'gone', heard: null })).toEqual(['t1', 't3']);
  });

  it('are never one and the same', () => {
    expect(idsOf(TAKES, 't1', { a: 't2', b: 't2', heard: null })?.[0]).not.toBe(idsOf(TAKES, 't1', { a: 't2', b: 't2', heard: null })?.[1]);
    expect(idsOf(TAKES.slice(0, 1), 't1', { a: null, b: null, heard: null })).toBeNull();
  });
});

describe('the level they are played at', () => {
  it('is the same for all that have a loudness', () => {
    for (const lufs of [-12, -20, -28]) expect(lufs + levelGainDb(lufs)).toBe(-20);
  });

  it('does not pull noise up, and leaves alone what cannot be measured', () => {
    expect(levelGainDb(-60)).toBe(12);
    expect(levelGainDb(null)).toBe(0);
  });
});
