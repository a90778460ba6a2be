import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FIT_REACH } from '../../../../src-main/shared/fit/fit-limits.ts';
import type { FitLine, FitPlan } from '../../../../src-main/shared/fit/plan-chain.ts';
import { planChain } from '../../../../src-main/shared/fit/plan-chain.ts';
import { planFit } from '../../../../src-main/shared/fit/plan-fit.ts';
import { orderSlots } from '../../../../src-main/shared/fit/slot-order.ts';

const SECOND = 48_000;
const elasticity = (phonesMs: number, pausesMs = 200, shortestPausesMs = 100, fixedMs = 0) => ({ fixedMs, pausesMs, shortestPausesMs, phonesMs });
const line = (lineId: string, startS: number, endS: number, phonesMs: number, rest: Partial<FitLine> = {}): FitLine => ({
  lineId,
  characterId: 'mara',
  slot: { startSample: startS * SECOND, endSample: endS * SECOND },
  elasticity: elasticity(phonesMs),
  fit: 'fit',
  ...rest,
});
const planOf = (lines: readonly FitLine[], lineId: string): FitPlan => {
  const plan = planFit(lines).get(lineId);
  if (!plan) throw new Error(`${lineId} has no plan`);
  return plan;
};

/** Dense subtitles of a few speakers; every third script has slots that overlap themselves. */
const scripts = fc
  .record({
    lines: fc.array(
      fc.record({
        speaker: fc.constantFrom('mara', 'joss', 'ren'),
        gapMs: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 8000 })),
        slotMs: fc.integer({ min: 200, max: 6000 }),
        phones: fc.integer({ min: 0, max: 1500 }),
        pausesMs: fc.integer({ min: 0, max: 800 }),
        squeeze: fc.integer({ min: 0, max: 100 }),
        fixedMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 600 })),
        fit: fc.constantFrom<FitLine['fit'][]>('fit', 'fit', 'overlap', 'stretch'),
        locked: fc.option(fc.integer({ min: 90, max: 140 }), { freq: 8, nil: null }),
        known: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 1, maxLength: 14 },
    ),
    overlaps: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ lines, overlaps }): FitLine[] => {
    let at = 0;
    return lines.map(({ speaker, gapMs, slotMs, phones, pausesMs, squeeze, fixedMs, fit, locked, known }, index) => {
      const startSample = Math.max(0, at + (overlaps === 0 ? gapMs - 300 : gapMs) * 48);
      at = startSample + slotMs * 48;
      return {
        lineId: `line ${index}`,
        characterId: speaker,
        slot: { startSample, endSample: at },
        elasticity: known === 0 ? null : { fixedMs, pausesMs, shortestPausesMs: (pausesMs * squeeze) / 100, phonesMs: (slotMs * phones) / 1000 },
        fit,
        ...(locked !== null && { lockedRate: locked / 100 }),
      };
    });
  });

describe('the plan of a script', () => {
  it('keeps every rule, whatever the script, and is what a slow reckoning by the rules gives', () => {
    fc.assert(
      fc.property(scripts, (lines) => {
        const plans = planFit(lines);
        expect([...plans.keys()].sort()).toEqual(lines.filter((each) => each.elasticity || each.lockedRate !== undefined).map(({ lineId }) => lineId).sort());
        for (const plan of plans.values()) {
          const each = lines.find(({ lineId }) => lineId === plan.lineId);
          if (!each) throw new Error('a plan of no line');
          if (each.lockedRate === undefined) {
            expect(plan.rate).toBeGreaterThanOrEqual(0.9 - 1e-9);
            expect(plan.rate).toBeLessThanOrEqual(1.3 + 1e-9);
          }
          keepsItsDistance(lines, each, plan);
          flagsOverlap(lines, each, plan, plans);
          const slow = slowPlan(lines, each);
          expect(plan.rate).toBeCloseTo(slow.rate, 5);
          if (Math.abs(slow.jump - 0.15) > 1e-3) expect(plan.neighbourJump).toBeCloseTo(slow.jump > 0.15 ? slow.jump : 0, 3);
          expect(Math.abs(plan.lengthSamples + plan.startSample - slow.soundEnd)).toBeLessThanOrEqual(1);
          expect(Math.abs(plan.overSamples - slow.over)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 10_000, seed: 20_261 },
    );
  });

  it('does not depend on the order of the lines, and a line only on those near it', () => {
    fc.assert(
      fc.property(scripts, fc.integer(), (lines, seed) => {
        const plans = planFit(lines);
        const shuffled = lines.map((each, index) => ({ each, key: Math.imul(index + 1, seed | 1) })).sort((a, b) => a.key - b.key).map(({ each }) => each);
        for (const [lineId, plan] of planFit(shuffled)) expect(plan).toEqual(plans.get(lineId));
        for (const { line: { lineId }, chain, place } of orderSlots(lines).values()) {
          const from = Math.max(0, place - FIT_REACH - 1);
          const [alone] = planChain(chain.slice(from, place + FIT_REACH + 2), place - from, place - from + 1);
          expect(alone).toEqual(plans.get(lineId));
        }
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it('hurries to 1.15 before it borrows, and borrows before it hurries more', () => {
    expect(planOf([line('a', 0, 2, 2100)], 'a')).toMatchObject({ borrowedSamples: 0, region: 'natural' });
    expect(planOf([line('a', 0, 2, 2100)], 'a').rate).toBeCloseTo(2100 / 1900, 9);
    const borrowing = planOf([line('a', 0, 2, 2300), line('b', 3, 4, 500)], 'a');
    expect(borrowing).toMatchObject({ rate: 1.15, borrowedSamples: 100 * 48, region: 'natural', overSamples: 0 });
    const pressed = planOf([line('a', 0, 2, 2300), line('b', 2.1, 4, 500)], 'a');
    expect(pressed).toMatchObject({ borrowedSamples: 20 * 48, region: 'pressed', overSamples: 0 });
    expect(pressed.rate).toBeCloseTo(2300 / 1920, 9);
    const over = planOf([line('a', 0, 2, 3000), line('b', 2.1, 4, 500)], 'a');
    expect(over).toMatchObject({ rate: 1.3, region: 'over' });
    expect(over.overSamples / 48).toBeCloseTo(3000 / 1.3 - 1920, 1);
  });

  it('raises slower neighbours of the same speaker, two lines away and no further', () => {
    const lines = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => line(id, index * 3, index * 3 + 2.9, index === 0 ? 5000 : 2700));
    const rates = lines.map(({ lineId }) => planOf(lines, lineId).rate);
    expect(rates.slice(0, 3)).toEqual([1.3, expect.closeTo(1.15, 9), expect.closeTo(1, 9)]);
    expect(rates.slice(3)).toEqual([1, 1, 1].map((rate) => expect.closeTo(rate, 6) as number));
    const other = lines.map((each, index) => (index === 1 ? { ...each, characterId: 'joss' } : each));
    expect(planOf(other, 'b').rate).toBeCloseTo(1, 6);
    const apart = lines.map((each, index) => (index === 0 ? each : { ...each, slot: { startSample: each.slot.startSample + 6 * SECOND, endSample: each.slot.endSample + 6 * SECOND } }));
    expect(planOf(apart, 'b').rate).toBeCloseTo(1, 6);
  });

  it('flags a jump that it may not mend', () => {
    const lines = [line('a', 0, 2, 3000), line('b', 2.2, 4, 1400, { lockedRate: 1 })];
    expect(planOf(lines, 'a').neighbourJump).toBeCloseTo(0.3, 9);
    expect(planOf(lines, 'b')).toMatchObject({ rate: 1, neighbourJump: expect.closeTo(0.3, 9) as number });
  });

  it('stretches the waveform only where it was asked to, and not beyond what words bear', () => {
    const asked = planOf([line('a', 0, 2, 2900, { fit: 'stretch' }), line('b', 2, 3, 500)], 'a');
    expect(asked).toMatchObject({ overSamples: 0, lengthSamples: 2 * SECOND, region: 'over' });
    expect(asked.stretch).toBeCloseTo(2000 / (2900 / 1.3 + 100), 4);
    const hopeless = planOf([line('a', 0, 2, 6000, { fit: 'stretch' }), line('b', 2, 3, 500)], 'a');
    expect(hopeless.stretch).toBe(0.67);
    expect(hopeless.overSamples).toBeGreaterThan(0);
  });
});

function keepsItsDistance(lines: readonly FitLine[], each: FitLine, plan: FitPlan): void {
  expect(plan.borrowedSamples).toBeGreaterThanOrEqual(0);
  expect(plan.borrowedSamples).toBeLessThanOrEqual(SECOND);
  if (plan.borrowedSamples === 0) return;
  const next = lines.map(({ slot }) => slot.startSample).filter((start) => start > each.slot.startSample);
  expect(plan.endSample + 80 * 48).toBeLessThanOrEqual(Math.min(...next));
}

/** Sound of two lines meets only where one of them says so. */
function flagsOverlap(lines: readonly FitLine[], each: FitLine, plan: FitPlan, plans: ReadonlyMap<string, FitPlan>): void {
  if (plan.overlapSamples > 0) return;
  for (const other of lines) {
    const theirs = plans.get(other.lineId);
    if (!theirs || other === each || theirs.overlapSamples > 0) continue;
    const met = Math.min(plan.startSample + plan.lengthSamples, theirs.startSample + theirs.lengthSamples) - Math.max(plan.startSample, theirs.startSample);
    expect(met).toBeLessThanOrEqual(0);
  }
}

/** The rules, reckoned by search instead of by formula: the slowest of many rates that does. */
function slowPlan(lines: readonly FitLine[], each: FitLine): { rate: number; jump: number; soundEnd: number; over: number } {
  const chain = slowChain(lines, each);
  const speeds = chain.map((member) => slowSpeed(lines, chain, member));
  const at = chain.indexOf(each);
  const own = speeds[at];
  if (!own) throw new Error('not in its own chain');
  const differences = [speeds[at - 1], speeds[at + 1]].map((other) => (other?.heard == null || own.heard === null ? 0 : Math.abs(other.heard - own.heard)));
  const jump = Math.max(...differences);
  return { rate: own.rate, jump, soundEnd: own.soundEnd, over: own.over };
}

function slowChain(lines: readonly FitLine[], each: FitLine): FitLine[] {
  const own = lines
    .filter(({ characterId }) => characterId === each.characterId)
    .sort((a, b) => a.slot.startSample - b.slot.startSample || a.slot.endSample - b.slot.endSample || (a.lineId < b.lineId ? -1 : 1));
  let from = own.indexOf(each);
  let to = from;
  const isNear = (a: FitLine | undefined, b: FitLine | undefined): boolean => a !== undefined && b !== undefined && b.slot.startSample - a.slot.endSample <= 5 * SECOND;
  while (isNear(own[from - 1], own[from])) from -= 1;
  while (isNear(own[to], own[to + 1])) to += 1;
  return own.slice(from, to + 1);
}

function slowRoom(lines: readonly FitLine[], { slot }: FitLine): number {
  const starts = lines.map((other) => other.slot.startSample).filter((start) => start > slot.startSample);
  return Math.max(0, Math.min(SECOND, Math.min(...starts) - 80 * 48 - slot.endSample));
}

/** Shortest and longest that a line can be at a rate, in samples. */
function slowExtent({ elasticity: known }: FitLine, rate: number): { shortest: number; longest: number } {
  if (!known) return { shortest: 0, longest: 0 };
  const said = known.fixedMs + known.phonesMs / rate;
  if (rate < 1) return { shortest: 48 * (said + known.pausesMs / rate), longest: 48 * (said + known.pausesMs / rate) };
  return { shortest: 48 * (said + known.shortestPausesMs), longest: 48 * (said + known.pausesMs) };
}

function slowNeed(lines: readonly FitLine[], each: FitLine): number {
  if (each.lockedRate !== undefined) return Math.min(1.3, each.lockedRate);
  if (!each.elasticity) return 0;
  if (each.elasticity.phonesMs === 0) return 1;
  const slot = each.slot.endSample - each.slot.startSample;
  const fits = (limit: number) => (rate: number) => slowExtent(each, rate).shortest <= limit + 1e-6;
  const inSlot = slowest(0.9, 1.15, fits(slot));
  if (inSlot !== null) return inSlot;
  if (fits(slot + slowRoom(lines, each))(1.15)) return 1.15;
  return slowest(1.15, 1.3, fits(slot + slowRoom(lines, each))) ?? 1.3;
}

/** Smallest rate from `low` to `high` that fits, by halving; null when none does. A line whose pauses may shrink fits from 1 on. */
function slowest(low: number, high: number, fits: (rate: number) => boolean): number | null {
  if (!fits(high)) return null;
  if (fits(low)) return low;
  let [below, above] = low < 1 && fits(1) && !fits(0.999_999_999) ? [0.999_999_999, 1] : [low, low < 1 && fits(1) ? 1 : high];
  for (let step = 0; step < 60; step += 1) {
    const middle = (below + above) / 2;
    if (fits(middle)) above = middle;
    else below = middle;
  }
  return above;
}

function slowSpeed(lines: readonly FitLine[], chain: readonly FitLine[], each: FitLine): { rate: number; heard: number | null; soundEnd: number; over: number } {
  const place = chain.indexOf(each);
  const asked = chain.map((other, at) => (at === place ? 0 : slowNeed(lines, other) - 0.15 * Math.abs(at - place)));
  const rate = each.lockedRate ?? Math.max(slowNeed(lines, each), ...asked);
  const slot = each.slot.endSample - each.slot.startSample;
  const limit = slot + slowRoom(lines, each);
  const { shortest, longest } = slowExtent(each, rate);
  const spoken = each.elasticity ? Math.min(longest, Math.max(shortest, slot)) : slot;
  const tooLong = spoken > limit + 1.5;
  const stretch = tooLong && each.fit === 'stretch' && each.lockedRate === undefined ? Math.max(0.67, limit / spoken) : 1;
  const length = spoken * stretch;
  return {
    rate,
    heard: each.elasticity || each.lockedRate !== undefined ? rate / stretch : null,
    soundEnd: each.slot.startSample + (tooLong ? length : Math.min(limit, length)),
    over: tooLong ? Math.max(0, length - limit) : 0,
  };
}
