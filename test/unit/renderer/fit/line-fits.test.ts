import { describe, expect, it } from 'vitest';

import { isFlagged, lineFits } from '../../../../src-renderer/fit/line-fits.ts';
import { rateStep } from '../../../../src-renderer/fit/rate-colour.ts';
import { fitsOf, SECOND, slottedScript } from './fit-fixture.ts';

describe('how lines meet their slots', () => {
  it('is measured on a fresh take, and foretold for others', () => {
    const { fits } = fitsOf([
      { id: 'a', from: 0, to: 2, phones: 9, take: { rate: 1.2, lengthSamples: 2.1 * SECOND } },
      { id: 'b', from: 2.5, to: 4.5, phones: 2.1 },
    ]);
    expect(fits.get('a')).toMatchObject({ rendered: true, rate: 1.2, seconds: 2.1, overSeconds: 0, borrowedSeconds: expect.closeTo(0.1, 9) as number });
    expect(fits.get('b')).toMatchObject({ rendered: false, rate: expect.closeTo(1.05, 9) as number, seconds: 2 });
  });

  it('goes by the words that are being typed, not by the take of others', () => {
    const document = slottedScript([{ id: 'a', from: 0, to: 2, phones: 0, take: { rate: 1.2 } }]);
    const elasticity = { fixedMs: 0, pausesMs: 0, shortestPausesMs: 0, phonesMs: 2000 };
    expect(lineFits(document, { elasticityOf: () => elasticity, isTyped: () => true }).get('a')).toMatchObject({ rendered: false, rate: 1 });
  });

  it('flags what is over unless that was accepted, and a jump between two takes', () => {
    const { fits } = fitsOf([
      { id: 'a', from: 0, to: 2, phones: 2, take: { rate: 1.3, overSamples: SECOND / 2, lengthSamples: 2.5 * SECOND } },
      { id: 'b', from: 3, to: 5, phones: 2, take: { rate: 1 } },
      { id: 'c', from: 11, to: 13, phones: 2, take: { rate: 1.3, overSamples: SECOND / 2 }, changes: { fit: 'overlap' } },
    ]);
    expect([...fits.values()].map((fit) => [fit.lineId, isFlagged(fit)])).toEqual([['a', true], ['b', true], ['c', false]]);
    expect(fits.get('b')?.neighbourJump).toBeCloseTo(0.3, 9);
    expect(fits.get('c')?.overSeconds).toBe(0.5);
  });

  it('flags a line that sounds into a slot within its own, unless that was accepted', () => {
    const lines = [
      { id: 'a', from: 0, to: 3, phones: 2.9 },
      { id: 'b', from: 2.4, to: 4, phones: 1.6 },
      { id: 'c', from: 20, to: 23, phones: 2, take: { lengthSamples: 2.3 * SECOND } },
      { id: 'd', from: 22.4, to: 24, phones: 1.6 },
    ];
    const { fits } = fitsOf(lines);
    expect(fits.get('a')).toMatchObject({ overSeconds: 0, overlapSeconds: expect.closeTo(0.6, 1) as number });
    expect([...fits.values()].filter(isFlagged).map(({ lineId }) => lineId)).toEqual(['a']);
    expect(fits.get('c')?.overlapSeconds).toBe(0);
    const accepted = fitsOf(lines.map((line) => (line.id === 'a' ? { ...line, changes: { fit: 'overlap' as const } } : line)));
    expect([...accepted.fits.values()].some(isFlagged)).toBe(false);
  });

  it('counts stretching as speed', () => {
    const { fits } = fitsOf([{ id: 'a', from: 0, to: 2, phones: 2, take: { rate: 1.3, stretch: 0.8 } }]);
    expect(fits.get('a')).toMatchObject({ rate: expect.closeTo(1.625, 9) as number, stretch: 0.8 });
  });
});

describe('the scale of rates', () => {
  it('is blue when slow, grey at its own pace, warm from 1.15 and red at 1.30', () => {
    expect([0.9, 1, 1.149, 1.15, 1.25, 1.3, 1.6].map(rateStep)).toEqual([0, 2, 3, 4, 5, 6, 6]);
  });
});
