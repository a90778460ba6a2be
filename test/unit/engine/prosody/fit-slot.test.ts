import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelivery } from '../../../../src-main/engine/prosody/apply-delivery.ts';
import { borrowGap } from '../../../../src-main/shared/fit/borrow-gap.ts';
import { elasticityOf, fitSlot, type FittedLine } from '../../../../src-main/engine/prosody/fit-slot.ts';
import { FIT_LIMITS } from '../../../../src-main/shared/fit/fit-limits.ts';
import { FRAME_MS } from '../../../../src-main/engine/prosody/frame-time.ts';
import { scaleToSlot } from '../../../../src-main/engine/prosody/scale-to-slot.ts';
import { shapeLengths } from '../../../../src-main/engine/prosody/token-lengths.ts';
import { NEUTRAL_DELIVERY } from '../../../../src-main/shared/domain/delivery.ts';
import { lengthAtRate, rateForSlot } from '../../../../src-main/shared/fit/rate-for-slot.ts';
import { planFor, randomLine, randomNumbers, sequenceOf } from './planned-line.ts';

const line = randomLine(21, 9);
const plan = planFor(line, 21);
const naturalMs = applyDelivery(line, plan, NEUTRAL_DELIVERY).samples / 48;
const fit = (slotMs: number, borrowMs = 0): FittedLine => fitSlot([{ sequence: line, plan }], NEUTRAL_DELIVERY, { slotMs, borrowMs });

/** Length of one kind of token, fitted divided by delivered. */
function shareOf(fitted: FittedLine, kind: string): number {
  const delivered = shapeLengths(line, plan, NEUTRAL_DELIVERY).frames;
  const sums = line.tokens.reduce(
    (sum, token, index) => {
      if (token.kind !== kind) return sum;
      return { now: sum.now + (fitted.plans[0]?.durationFrames[index] ?? 0), before: sum.before + (delivered[index] ?? 0) };
    },
    { now: 0, before: 0 },
  );
  return sums.now / sums.before;
}

describe('a line in a slot', () => {
  it('takes from pauses first, then from vowels, from consonants last', () => {
    const pausesAlone = fit(naturalMs - 100).report;
    expect(pausesAlone).toMatchObject({ rate: 1, region: 'natural', overMs: 0 });
    expect(pausesAlone.pausesSavedMs).toBeCloseTo(100, -1);

    const shortestPauses = fit(1).report.pausesSavedMs;
    const speechMs = line.tokens.reduce((sum, { kind }, index) => sum + (kind === 'vowel' || kind === 'consonant' ? (plan.durationFrames[index] ?? 0) : 0), 0) * FRAME_MS;
    const vowelsToo = fit(naturalMs - shortestPauses - speechMs * (1 - 1 / 1.06));
    expect(vowelsToo.report.rate).toBeCloseTo(1.06, 2);
    expect(shareOf(vowelsToo, 'vowel')).toBeLessThan(0.95);

    const pressed = fit(naturalMs - shortestPauses - speechMs * (1 - 1 / 1.25));
    expect(pressed.report.region).toBe('pressed');
    expect(shareOf(pressed, 'consonant')).toBeLessThan(0.95);
    expect(shareOf(pressed, 'vowel')).toBeLessThan(shareOf(pressed, 'consonant'));
  });

  it('leaves every consonant as it was until vowels alone have made the speech 8 % faster', () => {
    const delivered = shapeLengths(line, plan, NEUTRAL_DELIVERY);
    const isConsonant = (_: number, index: number): boolean => delivered.roles[index] === 'consonant';
    const shortest = shapeLengths(line, plan, NEUTRAL_DELIVERY);
    scaleToSlot(shortest, 1, 0, { natural: 1, fastest: 1, slowest: 1 });
    const withShortestPauses = shortest.frames.reduce((sum, frames) => sum + frames, 0);
    const isPhone = (index: number): boolean => delivered.roles[index] === 'vowel' || delivered.roles[index] === 'consonant';
    const speech = delivered.frames.reduce((sum, frames, index) => sum + (isPhone(index) ? frames : 0), 0);
    for (const [rate, untouched] of [[1.05, true], [1.079, true], [1.1, false]] as const) {
      const fitted = shapeLengths(line, plan, NEUTRAL_DELIVERY);
      const outcome = scaleToSlot(fitted, withShortestPauses - speech * (1 - 1 / rate), 0, FIT_LIMITS);
      expect(outcome.rate).toBeCloseTo(rate, 6);
      const consonants = [...fitted.frames.filter(isConsonant)];
      const before = [...delivered.frames.filter(isConsonant)];
      if (untouched) expect(consonants).toEqual(before);
      else expect(consonants.every((frames, index) => frames < (before[index] ?? 0))).toBe(true);
    }
  });

  it('never goes faster than 1.30 and says by how much it is over', () => {
    const { report, plans } = fit(naturalMs / 3);
    expect(report.region).toBe('over');
    expect(report.rate).toBeLessThanOrEqual(1.3 + 1e-9);
    expect(report.overMs).toBeCloseTo(report.totalMs - naturalMs / 3, 6);
    expect((plans[0]?.samples ?? 0) / 48).toBe(report.totalMs);
  });

  it('stretches to 0.90 and no further', () => {
    expect(fit(naturalMs * 1.05).report).toMatchObject({ region: 'natural', overMs: 0 });
    expect(fit(naturalMs * 1.05).report.totalMs).toBeCloseTo(naturalMs * 1.05, 1);
    const { report } = fit(naturalMs * 2);
    expect(report.region).toBe('short');
    expect(report.rate).toBeCloseTo(0.9, 6);
    expect(report.totalMs).toBeLessThan(naturalMs * 1.2);
  });

  it('borrows the gap only when it would otherwise sound hurried', () => {
    const tight = naturalMs / 1.25;
    expect(fit(tight, 0).report.borrowedMs).toBe(0);
    const lent = fit(tight, 1000).report;
    const relaxed = fit(naturalMs * 0.97, 1000).report;
    expect(relaxed.borrowedMs).toBe(0);
    expect(lent.rate).toBeLessThanOrEqual(1.15 + 1e-9);
    expect(lent.overMs).toBe(0);
    expect(lent.borrowedMs).toBeCloseTo(Math.max(0, lent.totalMs - tight), 6);
  });

  it('keeps timed pauses and drawn phones', () => {
    const sequence = sequenceOf([{ phones: ['K', 'AE1', 'T'] }, { pauseMs: 500 }, { phones: ['S', 'IY1'] }, '.']);
    const planned = planFor(sequence, 2);
    const delivery = { ...NEUTRAL_DELIVERY, phones: new Map([[2, { durationMs: 20 * FRAME_MS }]]) };
    const { plans } = fitSlot([{ sequence, plan: planned }], delivery, { slotMs: 900 });
    expect(plans[0]?.exactPauses).toContainEqual({ token: 4, samples: 24_000 });
    expect(Math.abs((plans[0]?.durationFrames[2] ?? 0) - 20)).toBeLessThanOrEqual(1);
  });

  it('of several pieces fits as one', () => {
    const pieces = [4, 5, 6].map((seed) => {
      const sequence = randomLine(seed, 8);
      return { sequence, plan: planFor(sequence, seed) };
    });
    const total = (fitted: FittedLine): number => fitted.plans.reduce((sum, { samples }) => sum + samples, 0);
    const free = fitSlot(pieces, NEUTRAL_DELIVERY, { slotMs: 1 }, { natural: 1, fastest: 1, slowest: 1 });
    const slotMs = Math.round(free.report.totalMs / 1.1);
    const fitted = fitSlot(pieces, NEUTRAL_DELIVERY, { slotMs });
    expect(fitted.report.rate).toBeCloseTo(1.1, 1);
    expect(total(fitted)).toBe(slotMs * 48);
  });
});

describe('a line among neighbours', () => {
  it('goes as fast as they ask, with its pauses as they were, and ends before its slot', () => {
    const asked = fitSlot([{ sequence: line, plan }], NEUTRAL_DELIVERY, { slotMs: naturalMs * 1.1, leastRate: 1.1 }).report;
    expect(asked).toMatchObject({ region: 'short', pausesSavedMs: 0, overMs: 0 });
    expect(asked.rate).toBeCloseTo(1.1, 6);
    expect(asked.totalMs).toBeLessThan(naturalMs);
  });

  it('is as the plan of the script foretold it', () => {
    const cases = fc.record({ seed: fc.nat(), share: fc.double({ min: 0.5, max: 1.6, noNaN: true }), borrowMs: fc.integer({ min: 0, max: 1000 }), leastRate: fc.double({ min: 0.9, max: 1.3, noNaN: true }) });
    fc.assert(
      fc.property(cases, ({ seed, share, borrowMs, leastRate }) => {
        const sequence = randomLine(seed, 9);
        const pieces = [{ sequence, plan: planFor(sequence, seed) }];
        const slotMs = Math.round(share * (applyDelivery(sequence, planFor(sequence, seed), NEUTRAL_DELIVERY).samples / 48));
        const { report } = fitSlot(pieces, NEUTRAL_DELIVERY, { slotMs, borrowMs, leastRate });
        const elasticity = elasticityOf(pieces, NEUTRAL_DELIVERY);
        const rate = Math.max(leastRate, rateForSlot(elasticity, slotMs, borrowMs));
        expect(report.rate).toBeCloseTo(rate, 2);
        expect(Math.abs(report.totalMs - lengthAtRate(elasticity, rate, slotMs))).toBeLessThan(10);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('any line in any slot', () => {
  const cases = fc.record({ seed: fc.nat(), words: fc.integer({ min: 1, max: 25 }), share: fc.double({ min: 0.3, max: 2, noNaN: true }) });

  it('lands on its slot to the sample, or says honestly why not', () => {
    fc.assert(
      fc.property(cases, ({ seed, words, share }) => {
        const sequence = randomLine(seed, words);
        const planned = planFor(sequence, seed);
        const free = applyDelivery(sequence, planned, NEUTRAL_DELIVERY).samples / 48;
        const slotMs = Math.max(1, Math.round(free * share));
        const { plans, report } = fitSlot([{ sequence, plan: planned }], NEUTRAL_DELIVERY, { slotMs });
        expect((plans[0]?.samples ?? 0) / 48).toBe(report.totalMs);
        if (report.region === 'over') expect(report.overMs).toBeGreaterThan(0);
        else expect(report.overMs).toBe(0);
        if (report.region === 'natural' || report.region === 'pressed') expect(Math.abs(report.totalMs - slotMs)).toBeLessThan(0.1);
        if (report.region === 'short') expect(report.totalMs).toBeLessThan(slotMs);
        expect(report.rate).toBeGreaterThanOrEqual(0.9 - 1e-9);
        expect(report.rate).toBeLessThanOrEqual(1.3 + 1e-9);
      }),
      { numRuns: 400, seed: 31 },
    );
  });

  it('is monotone: a longer slot never gives a shorter line or a faster rate', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 1, max: 1.5, noNaN: true }), ({ seed, words, share }, more) => {
        const sequence = randomLine(seed, words);
        const piece = { sequence, plan: planFor(sequence, seed) };
        const slotMs = (applyDelivery(sequence, piece.plan, NEUTRAL_DELIVERY).samples / 48) * share;
        const tight = fitSlot([piece], NEUTRAL_DELIVERY, { slotMs }).report;
        const wide = fitSlot([piece], NEUTRAL_DELIVERY, { slotMs: slotMs * more }).report;
        expect(wide.totalMs).toBeGreaterThanOrEqual(tight.totalMs - FRAME_MS / 2);
        expect(wide.rate).toBeLessThanOrEqual(tight.rate + 1e-9);
      }),
      { numRuns: 300, seed: 32 },
    );
  });

  it('never overlaps the next cue unflagged: 300 random cues, each may borrow its gap', () => {
    const random = randomNumbers(33);
    let startMs = 0;
    const cues = Array.from({ length: 300 }, (_, index) => {
      const lengthMs = 400 + random() * 4000;
      const cue = { index, startMs, endMs: startMs + lengthMs };
      startMs = cue.endMs + (random() < 0.4 ? 0 : random() * 1500);
      return cue;
    });
    let flagged = 0;
    for (const [index, cue] of cues.entries()) {
      const next = cues[index + 1];
      const sequence = randomLine(1000 + index, 1 + Math.floor(random() * 14));
      const borrowMs = borrowGap(cue.endMs, next?.startMs);
      const { report } = fitSlot([{ sequence, plan: planFor(sequence, index) }], NEUTRAL_DELIVERY, { slotMs: cue.endMs - cue.startMs, borrowMs });
      const spokenUntil = cue.startMs + report.totalMs;
      if (report.region === 'over') {
        flagged += 1;
        expect(spokenUntil).toBeCloseTo(cue.endMs + borrowMs + report.overMs, 3);
      } else {
        expect(spokenUntil).toBeLessThanOrEqual(cue.endMs + borrowMs + 1e-6);
        if (next !== undefined) expect(spokenUntil).toBeLessThanOrEqual(Math.max(cue.endMs, next.startMs - 80) + 1e-6);
      }
    }
    expect(flagged).toBeGreaterThan(10);
    expect(flagged).toBeLessThan(290);
  });
});

describe('the gap a cue may borrow', () => {
  it('leaves 80 ms before the next cue, is a second at most, and nothing when cues touch', () => {
    expect(borrowGap(1000, 1500)).toBe(420);
    expect(borrowGap(1000, 1050)).toBe(0);
    expect(borrowGap(1000, 900)).toBe(0);
    expect(borrowGap(1000, 90_000)).toBe(1000);
    expect(borrowGap(1000)).toBe(1000);
  });
});
