import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameTrack } from '../../../../src-main/engine/acoustic/acoustic-model.ts';
import { applyDelivery } from '../../../../src-main/engine/prosody/apply-delivery.ts';
import { cutSamples, type SampleCut } from '../../../../src-main/engine/synthesis/cut-samples.ts';
import { holdPauses } from '../../../../src-main/engine/synthesis/hold-pauses.ts';
import { limitPeaks } from '../../../../src-main/engine/synthesis/limit-peaks.ts';
import { stageSeed } from '../../../../src-main/engine/synthesis/stage-seed.ts';
import { NEUTRAL_DELIVERY } from '../../../../src-main/shared/domain/delivery.ts';
import { planFor, randomNumbers, sequenceOf } from '../prosody/planned-line.ts';

async function* inChunks(samples: Float32Array, lengths: readonly number[]): AsyncGenerator<Float32Array, void, undefined> {
  let at = 0;
  for (const length of lengths) {
    yield await Promise.resolve(samples.subarray(at, at + length));
    at += length;
  }
  yield samples.subarray(at);
}

async function cut(samples: Float32Array, cuts: readonly SampleCut[], lengths: readonly number[] = []): Promise<number[]> {
  const kept: number[] = [];
  for await (const chunk of cutSamples(inChunks(samples, lengths), cuts)) kept.push(...chunk);
  return kept;
}

describe('cutting samples out of a stream', () => {
  it('leaves what is outside the cut bit by bit and fades what meets', async () => {
    const samples = Float32Array.from({ length: 40 }, (_, at) => (at < 16 ? 1 : -1));
    const kept = await cut(samples, [{ at: 10, removed: 8, fade: 4 }]);
    expect(kept).toHaveLength(32);
    expect(kept.slice(0, 10)).toEqual(new Array(10).fill(1));
    expect(kept.slice(14)).toEqual(new Array(18).fill(-1));
    const fade = kept.slice(10, 14);
    expect(fade).toEqual([...fade].sort((a, b) => b - a));
  });

  it('keeps the level of noise through the fade', async () => {
    const random = randomNumbers(5);
    const samples = Float32Array.from({ length: 20_000 }, () => random() - 0.5);
    const kept = await cut(samples, [{ at: 5000, removed: 8000, fade: 4000 }]);
    const power = (from: number, to: number): number => kept.slice(from, to).reduce((sum, sample) => sum + sample ** 2, 0) / (to - from);
    expect(power(5500, 8500) / power(0, 5000)).toBeCloseTo(1, 1);
  });

  it('gives the same samples for any chunks', async () => {
    const random = randomNumbers(6);
    const samples = Float32Array.from({ length: 3000 }, random);
    const cuts = [
      { at: 0, removed: 300, fade: 256 },
      { at: 700, removed: 511, fade: 0 },
      { at: 1300, removed: 1, fade: 20 },
      { at: 2500, removed: 490, fade: 10 },
    ];
    const whole = await cut(samples, cuts);
    expect(whole).toHaveLength(3000 - 300 - 511 - 1 - 490);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 30 }), async (lengths) => {
        expect(await cut(samples, cuts, lengths)).toEqual(whole);
      }),
      { numRuns: 60, seed: 51 },
    );
  });
});

describe('a long timed pause', () => {
  const sequence = sequenceOf([{ phones: ['AA1', 'T'] }, { pauseMs: 3000 }, { phones: ['S', 'IY1'] }, '.']);
  const plan = applyDelivery(sequence, planFor(sequence), NEUTRAL_DELIVERY);
  const pause = 3;
  const first = plan.durationFrames.slice(0, pause).reduce((sum, frames) => sum + frames, 0);
  const frames = plan.durationFrames.reduce((sum, length) => sum + length, 0);
  // Quietest between the tenth and the twentieth frame of the pause, a breath before and after.
  const level = (frame: number): number => (frame >= first + 10 && frame < first + 20 ? -11 : -6);
  const track: FrameTrack = {
    frames,
    mel: Float32Array.from({ length: frames * 100 }, (_, at) => level(Math.floor(at / 100))),
    f0Hz: new Float32Array(frames).fill(150),
    voicing: new Float32Array(frames).fill(1),
  };

  it('is held where it is quietest, unvoiced, and keeps every frame the model made', () => {
    const { track: held, cuts } = holdPauses(track, plan);
    const needed = Math.ceil((3000 * 48) / 512);
    expect(held.frames).toBe(frames - (plan.durationFrames[pause] ?? 0) + needed);
    expect(held.mel).toHaveLength(held.frames * 100);
    const extra = held.voicing.filter((voiced) => voiced === 0).length;
    expect(extra).toBe(needed - 48);
    const start = held.voicing.indexOf(0);
    expect(start).toBeGreaterThan(first + 10);
    expect(start).toBeLessThan(first + 20);
    const silence = held.mel.subarray(start * 100, (start + extra) * 100);
    expect(silence.every((value) => Math.abs(value + 11) < 1e-4)).toBe(true);
    expect([...held.mel.subarray(0, start * 100)]).toEqual([...track.mel.subarray(0, start * 100)]);
    expect([...held.mel.subarray((start + extra) * 100)]).toEqual([...track.mel.subarray(start * 100)]);
    expect(cuts).toHaveLength(1);
    expect(needed * 512 - (cuts[0]?.removed ?? 0)).toBe(3000 * 48);
  });
});

describe('the limiter', () => {
  it('passes samples below -1 dBFS bit by bit, never passes full scale, and never folds back', () => {
    const threshold = 10 ** (-1 / 20);
    const input = Float32Array.from({ length: 4001 }, (_, at) => (at - 2000) / 500);
    const output = input.slice();
    limitPeaks(output);
    const gentle = input.filter((sample) => Math.abs(sample) <= threshold);
    expect(output.filter((_, at) => Math.abs(input[at] ?? 0) <= threshold)).toEqual(gentle);
    expect(output.every((sample, at) => Math.abs(sample) <= Math.min(1, Math.abs(input[at] ?? 0)))).toBe(true);
    expect(output.every((sample, at) => at === 0 || sample >= (output[at - 1] ?? 0))).toBe(true);
  });

  it('refuses what is not a number', () => {
    for (const broken of [Number.NaN, Infinity, -Infinity]) expect(() => { limitPeaks(Float32Array.of(0, broken)); }).toThrow(/unusable sound/);
  });
});

describe('the seeds of stages', () => {
  it('differ between requests, pieces and stages, also for neighbours and negative or large numbers', () => {
    const seen = new Set<number>();
    const seeds = [-2, -1, 0, 1, 2, 3, 2 ** 31, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
    for (const seed of seeds) {
      for (let piece = 0; piece < 50; piece += 1) {
        for (const stage of ['plan', 'decode', 'render'] as const) {
          const derived = stageSeed(seed, piece, stage);
          expect(Number.isInteger(derived) && derived >= 0 && derived < 2 ** 32).toBe(true);
          seen.add(derived);
        }
      }
    }
    expect(seen.size).toBe(seeds.length * 50 * 3);
    expect(stageSeed(7, 0, 'plan')).toBe(stageSeed(7, 0, 'plan'));
  });
});
