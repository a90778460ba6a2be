import { describe, expect, it } from 'vitest';

import { emptyDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import type { Line, Take } from '../../../../../src-main/shared/domain/project-rows.ts';
import { lineFits } from '../../../../../src-renderer/fit/line-fits.ts';
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

const foretold = (phonesMs: number, line = LINE) => {
  const document = { ...emptyDocument(), lines: new Map([[line.id, { ...line, takeId: null }]]) };
  const elasticity = { fixedMs: 0, pausesMs: 0, shortestPausesMs: 0, phonesMs };
  return lineFits(document, { elasticityOf: () => elasticity, isTyped: () => false }).get(line.id);
};

describe('how a line stands', () => {
  it('is told by a fresh take', () => {
    expect(standingOf(LINE, TAKE, 'fresh', undefined, 9000, false, undefined)).toMatchObject({ mark: 'fresh', seconds: 2.5, predicted: false });
  });

  it('is predicted while the take says other words, at the length it will have in its slot', () => {
    expect(standingOf(LINE, TAKE, 'stale', undefined, 2100, false, foretold(2100))).toMatchObject({ mark: 'stale', seconds: 2, predicted: true, fit: { overSeconds: 0, rate: expect.closeTo(1.05, 6) as number } });
    expect(standingOf(LINE, TAKE, 'fresh', undefined, 2000, true, foretold(2000))).toMatchObject({ mark: 'stale', seconds: 2, predicted: true });
    expect(standingOf({ ...LINE, slot: null }, TAKE, 'stale', undefined, 3900, false, undefined)).toMatchObject({ seconds: 3.9, fit: null });
  });

  it('is over what hurrying and the gap behind its slot cannot give', () => {
    expect(standingOf(LINE, undefined, 'unrendered', undefined, 3900, false, foretold(3900)).fit).toMatchObject({ overSeconds: 0, borrowedSeconds: 1, rate: expect.closeTo(1.3, 9) as number });
    expect(standingOf(LINE, undefined, 'unrendered', undefined, 4550, false, foretold(4550)).fit).toMatchObject({ overSeconds: 0.5, region: 'over' });
  });

  it('is what the queue says while it is in the queue', () => {
    expect(standingOf(LINE, TAKE, 'stale', { lineId: 'a', state: 'rendering', share: 0.4 }, null, false, undefined)).toMatchObject({ mark: 'rendering', share: 0.4, seconds: null });
    expect(standingOf(LINE, TAKE, 'stale', { lineId: 'a', state: 'failed', share: 0, message: 'No.' }, null, false, undefined)).toMatchObject({ mark: 'failed', failure: { message: 'No.' } });
  });
});

describe('seconds on screen', () => {
  it('have one decimal, and minutes once there are any', () => {
    expect(formatSeconds(3.14)).toBe('3.1');
    expect(formatSeconds(59.96)).toBe('1:00.0');
    expect(formatSeconds(64.5)).toBe('1:04.5');
  });
});
