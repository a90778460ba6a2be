import { describe, expect, it } from 'vitest';

import type { Line, Take } from '../../../../../src-main/shared/domain/project-rows.ts';
import { formatSeconds } from '../../../../../src-renderer/panels/script/format-seconds.ts';
import { standingOf } from '../../../../../src-renderer/panels/script/line-standing.ts';

const LINE: Line = {
  id: 'a',
  order: 'a0',
  characterId: 'mara',
  text: 'The tide',
  slot: { startSample: 0, endSample: 96_000 },
  fit: 'fit',
  locked: false,
  seed: 0,
  overrides: [],
  takeId: 't',
};
const TAKE: Take = {
  id: 't',
  lineId: 'a',
  number: 1,
  name: '',
  starred: false,
  locked: false,
  seed: 0,
  recipe: 'r',
  soundId: 'a'.repeat(64),
  lengthSamples: 120_000,
  loudnessLufs: -20,
  overSamples: 24_000,
  rate: 1,
  stretch: 1,
  createdAtMs: 0,
};

describe('how a line stands', () => {
  it('is told by a fresh take: its length, and what is over its slot', () => {
    expect(standingOf(LINE, TAKE, 'fresh', undefined, 9000, false)).toMatchObject({ mark: 'fresh', seconds: 2.5, predicted: false, slotSeconds: 2, overSeconds: 0.5 });
  });

  it('is predicted while the take says other words', () => {
    expect(standingOf(LINE, TAKE, 'stale', undefined, 3900, false)).toMatchObject({ mark: 'stale', seconds: 3.9, predicted: true, overSeconds: 1 });
    expect(standingOf(LINE, TAKE, 'fresh', undefined, 2000, true)).toMatchObject({ mark: 'stale', seconds: 2, predicted: true, overSeconds: 0 });
  });

  it('is not over a slot that hurrying can still meet', () => {
    expect(standingOf(LINE, undefined, 'unrendered', undefined, 2600, false).overSeconds).toBe(0);
    expect(standingOf(LINE, undefined, 'unrendered', undefined, 2800, false).overSeconds).toBeCloseTo(2.8 / 1.3 - 2);
    expect(standingOf({ ...LINE, slot: null }, undefined, 'unrendered', undefined, 9000, false).overSeconds).toBe(0);
  });

  it('is what the queue says while it is in the queue', () => {
    expect(standingOf(LINE, TAKE, 'stale', { lineId: 'a', state: 'rendering', share: 0.4 }, null, false)).toMatchObject({ mark: 'rendering', share: 0.4, seconds: null });
    expect(standingOf(LINE, TAKE, 'stale', { lineId: 'a', state: 'failed', share: 0, message: 'No.' }, null, false)).toMatchObject({ mark: 'failed', failure: { message: 'No.' } });
  });
});

describe('seconds on screen', () => {
  it('have one decimal, and minutes once there are any', () => {
    expect(formatSeconds(3.14)).toBe('3.1');
    expect(formatSeconds(59.96)).toBe('1:00.0');
    expect(formatSeconds(64.5)).toBe('1:04.5');
  });
});
