import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../../src-main/engine/acoustic/acoustic-model.ts';
import { applyDelivery, type DeliveredPlan } from '../../../../src-main/engine/prosody/apply-delivery.ts';
import { FRAME_MS, HOP } from '../../../../src-main/engine/prosody/frame-time.ts';
import { shapeLengths } from '../../../../src-main/engine/prosody/token-lengths.ts';
import type { TokenSequence } from '../../../../src-main/engine/text/token-sequence.ts';
import { NEUTRAL_DELIVERY, type Delivery } from '../../../../src-main/shared/domain/delivery.ts';
import { planFor, randomLine, sequenceOf } from './planned-line.ts';

const isPhone = (kind: string): boolean => kind === 'vowel' || kind === 'consonant';
const speechOf = ({ tokens }: TokenSequence, frames: ArrayLike<number>): number =>
  tokens.reduce((sum, { kind }, index) => sum + (isPhone(kind) ? (frames[index] ?? 0) : 0), 0);
const deliver = (delivery: Partial<Delivery>): Delivery => ({ ...NEUTRAL_DELIVERY, ...delivery });

/** Sample at which each token starts, and the line's end last. */
function edgesInSamples(plan: DeliveredPlan): number[] {
  const exact = new Map(plan.exactPauses.map(({ token, samples }) => [token, samples]));
  let at = 0;
  return [0, ...Array.from(plan.durationFrames, (frames, token) => (at += exact.get(token) ?? frames * HOP))];
}

const line = sequenceOf([
  { phones: ['HH', 'AH0', 'L', 'OW1'] },
  ',',
  { phones: ['K', 'AE1', 'T'] },
  '_',
  { phones: ['S', 'IY1'] },
  '.',
]);
const plan = planFor(line, 7);

describe('a neutral delivery', () => {
  it('changes nothing but the rounding to frames', () => {
    const edited = applyDelivery(line, plan, NEUTRAL_DELIVERY);
    expect([...edited.logF0]).toEqual([...plan.logF0]);
    expect([...edited.energy]).toEqual([...plan.energy]);
    expect(edited.voicing).toBe(plan.voicing);
    const wanted = Array.from(plan.durationFrames, (frames) => (frames < 0.5 ? 0 : frames));
    const total = wanted.reduce((sum, frames) => sum + frames, 0);
    expect(Math.abs(edited.samples / HOP - total)).toBeLessThanOrEqual(0.5);
  });
});

describe('whole frames', () => {
  it('keep every edge within half a frame of its place and never drift, on lines of any length', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.5, max: 2, noNaN: true }), (seed, words, pace) => {
        const sequence = randomLine(seed, words);
        const planned = planFor(sequence, seed);
        const delivery = deliver({ pace });
        const lengths = shapeLengths(sequence, planned, delivery);
        const edges = edgesInSamples(applyDelivery(sequence, planned, delivery));
        let wanted = 0;
        const errors = Array.from(lengths.frames, (frames, index) => {
          wanted += frames;
          return Math.abs((edges[index + 1] ?? 0) / HOP - wanted);
        });
        expect(Math.max(...errors)).toBeLessThanOrEqual(0.5 + 1 / HOP);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('give every phone at least one frame, however short it was planned and however fast the pace', () => {
    const hurried: Plan = { ...plan, durationFrames: plan.durationFrames.map((frames) => frames * 0.05) };
    const edited = applyDelivery(line, hurried, deliver({ pace: 2 }));
    line.tokens.forEach(({ kind }, index) => {
      if (isPhone(kind)) expect(edited.durationFrames[index]).toBeGreaterThanOrEqual(1);
    });
  });

  it('make no gap between words out of the leavings of boundaries that are no pause', () => {
    const sequence = randomLine(3, 40);
    const edited = applyDelivery(sequence, planFor(sequence, 3), NEUTRAL_DELIVERY);
    sequence.tokens.forEach(({ symbol }, index) => {
      if (symbol === '_') expect(edited.durationFrames[index]).toBe(0);
    });
  });
});

describe('pace', () => {
  it('makes speech last exactly 1 / pace, vowels giving way more than stops', () => {
    for (const pace of [0.5, 0.8, 1.25, 2]) {
      const { frames } = shapeLengths(line, plan, deliver({ pace }));
      expect(speechOf(line, frames)).toBeCloseTo(speechOf(line, plan.durationFrames) / pace, 6);
      const change = (symbol: string): number => {
        const index = line.tokens.findIndex((token) => token.symbol === symbol);
        return Math.abs(Math.log((frames[index] ?? 0) / (plan.durationFrames[index] ?? 1)));
      };
      expect(change('AE1')).toBeGreaterThan(change('S'));
      expect(change('S')).toBeGreaterThan(change('K'));
    }
  });

  it('is monotone: faster is never longer', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0.5, max: 2, noNaN: true }), fc.double({ min: 0.5, max: 2, noNaN: true }), (seed, a, b) => {
        const sequence = randomLine(seed, 12);
        const planned = planFor(sequence, seed);
        const slow = applyDelivery(sequence, planned, deliver({ pace: Math.min(a, b) }));
        const fast = applyDelivery(sequence, planned, deliver({ pace: Math.max(a, b) }));
        expect(fast.samples).toBeLessThanOrEqual(slow.samples);
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});

describe('pauses', () => {
  it('of punctuation follow the factor', () => {
    const half = shapeLengths(line, plan, deliver({ pauses: 0.5 }));
    const comma = line.tokens.findIndex(({ symbol }) => symbol === ',');
    expect(half.frames[comma]).toBeCloseTo((plan.durationFrames[comma] ?? 0) / 2, 6);
    expect(speechOf(line, half.frames)).toBeCloseTo(speechOf(line, plan.durationFrames), 6);
    expect(half.frames[0]).toBe(plan.durationFrames[0]);
  });

  it('can be taken out, but the voice still dies away at the end', () => {
    const none = applyDelivery(line, plan, deliver({ pauses: 0 }));
    expect(none.durationFrames[line.tokens.findIndex(({ symbol }) => symbol === ',')]).toBe(0);
    expect(none.durationFrames.at(-1)).toBe(4);
  });

  it('with a length of their own are exact to the sample whatever the delivery', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.double({ min: 0.5, max: 2, noNaN: true }), (pauseMs, pace) => {
        const sequence = sequenceOf([{ phones: ['AA1', 'T'] }, { pauseMs }, { phones: ['S', 'IY1'] }, '.']);
        const edited = applyDelivery(sequence, planFor(sequence, pauseMs), deliver({ pace, pauses: 3 }));
        const token = sequence.tokens.findIndex((candidate) => candidate.pauseMs !== undefined);
        expect(edited.exactPauses).toEqual([{ token, samples: pauseMs * 48 }]);
        const decoded = edited.durationFrames[token] ?? 0;
        expect(decoded).toBe(Math.min(48, Math.ceil(pauseMs / FRAME_MS)));
      }),
      { numRuns: 200, seed: 13 },
    );
  });
});

describe('pitch', () => {
  it('moves by semitones', () => {
    const raised = applyDelivery(line, plan, deliver({ pitchSemitones: 12 }));
    raised.logF0.forEach((logF0, index) => {
      expect(logF0 - (plan.logF0[index] ?? 0)).toBeCloseTo(Math.LN2, 5);
    });
  });

  it('widens about the mean of voiced time, which stays', () => {
    const weights = plan.durationFrames.map((frames, index) => frames * (plan.voicing[index] ?? 0));
    const mean = (values: Float32Array): number =>
      values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0) / weights.reduce((sum, weight) => sum + weight, 0);
    for (const range of [0, 0.5, 2]) {
      const { logF0 } = applyDelivery(line, plan, deliver({ range }));
      expect(mean(logF0)).toBeCloseTo(mean(plan.logF0), 5);
      logF0.forEach((value, index) => {
        expect(value - mean(plan.logF0)).toBeCloseTo(range * ((plan.logF0[index] ?? 0) - mean(plan.logF0)), 5);
      });
    }
  });
});

describe('energy', () => {
  it('adds decibels to phones and leaves the room alone', () => {
    const { energy } = applyDelivery(line, plan, deliver({ energyDb: 6 }));
    line.tokens.forEach(({ kind }, index) => {
      const change = (energy[index] ?? 0) - (plan.energy[index] ?? 0);
      expect((change * 20) / Math.LN10).toBeCloseTo(isPhone(kind) ? 6 : 0, 4);
    });
  });
});

describe('the style of a word', () => {
  const styled = sequenceOf([
    { phones: ['K', 'AE1', 'T'], style: { paceFactor: 0.5, pitchSemitones: 2, energyDb: 3 } },
    '_',
    { phones: ['S', 'IY1'] },
    '.',
  ]);
  const planned = planFor(styled, 5);

  it('comes on top of the delivery, on that word alone', () => {
    const delivery = deliver({ pace: 1.1, pitchSemitones: -1, energyDb: 1 });
    const plain = sequenceOf([{ phones: ['K', 'AE1', 'T'] }, '_', { phones: ['S', 'IY1'] }, '.']);
    const lengths = shapeLengths(styled, planned, delivery).frames;
    const without = shapeLengths(plain, planned, delivery).frames;
    const word = (frames: Float64Array): number => frames.slice(1, 4).reduce((sum, length) => sum + length, 0);
    expect(word(lengths)).toBeCloseTo(2 * word(without), 6);
    expect([...lengths.slice(4)]).toEqual([...without.slice(4)]);
    const edited = applyDelivery(styled, planned, delivery);
    expect((edited.logF0[2] ?? 0) - (planned.logF0[2] ?? 0)).toBeCloseTo(Math.LN2 / 12, 5);
    expect((edited.logF0[5] ?? 0) - (planned.logF0[5] ?? 0)).toBeCloseTo(-Math.LN2 / 12, 5);
    expect((edited.energy[2] ?? 0) - (planned.energy[2] ?? 0)).toBeCloseTo((4 * Math.LN10) / 20, 5);
  });
});

describe('what is drawn on a phone', () => {
  it('wins over pace, pitch and range, and counts tokens from the start of the line', () => {
    const phones = new Map([[102, { durationMs: 250, f0Hz: 220, energyDb: -3 }]]);
    const edited = applyDelivery(line, plan, deliver({ pace: 2, pitchSemitones: 5, range: 0, energyDb: 3, phones }), { firstToken: 100 });
    expect(Math.abs((edited.durationFrames[2] ?? 0) * FRAME_MS - 250)).toBeLessThan(FRAME_MS);
    expect(Math.exp(edited.logF0[2] ?? 0)).toBeCloseTo(220, 3);
    expect(edited.energy[2]).toBeCloseTo(plan.energy[2] ?? 0, 5);
    const elsewhere = applyDelivery(line, plan, deliver({ pace: 2, pitchSemitones: 5, range: 0, energyDb: 3 }), { firstToken: 100 });
    expect([...edited.logF0.slice(3)]).toEqual([...elsewhere.logF0.slice(3)]);
  });

  it('makes a pause of any kind exact', () => {
    const comma = line.tokens.findIndex(({ symbol }) => symbol === ',');
    const edited = applyDelivery(line, plan, deliver({ phones: new Map([[comma, { durationMs: 333 }]]) }));
    expect(edited.exactPauses).toEqual([{ token: comma, samples: 333 * 48 }]);
  });
});
