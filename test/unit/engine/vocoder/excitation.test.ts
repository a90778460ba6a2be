import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FrameTrack } from '../../../../src-main/engine/acoustic/acoustic-model.ts';
import { makeExcitation } from '../../../../src-main/engine/vocoder/excitation.ts';

const HOP = 512;
const RATE = 48_000;

const golden = z
  .object({ f0Hz: z.array(z.number()), firstPhase: z.number(), pulses: z.record(z.string(), z.number()), pulseEnergy: z.number() })
  .parse(JSON.parse(readFileSync(new URL('../../../fixtures/golden/frame-expansion.json', import.meta.url), 'utf8')));

function trackOf(f0Hz: readonly number[]): FrameTrack {
  return {
    frames: f0Hz.length,
    mel: new Float32Array(f0Hz.length * 100),
    f0Hz: Float32Array.from(f0Hz),
    voicing: Float32Array.from(f0Hz, (hz) => (hz > 0 ? 1 : 0)),
  };
}

const power = (signal: Float32Array): number => signal.reduce((sum, value) => sum + value * value, 0) / signal.length;

describe('the excitation of the vocoder', () => {
  it('puts every pulse where training puts it', () => {
    const { pulses } = makeExcitation(trackOf(golden.f0Hz), HOP, RATE, 1, golden.firstPhase);
    for (const [at, height] of Object.entries(golden.pulses)) expect(pulses[Number(at)]).toBeCloseTo(height, 2);
    expect(power(pulses) * pulses.length).toBeCloseTo(golden.pulseEnergy, -1);
  });

  it('repeats the period of a steady F0 exactly, whatever the fraction of a sample', () => {
    const hz = 187.3;
    const { pulses } = makeExcitation(trackOf(new Array<number>(200).fill(hz)), HOP, RATE, 2);
    const turns = 100;
    const lag = Math.round((turns * RATE) / hz);
    const correlate = (shift: number): number => {
      let sum = 0;
      for (let at = 1000; at < 20_000; at += 1) sum += (pulses[at] ?? 0) * (pulses[at + shift] ?? 0);
      return sum;
    };
    const best = [-3, -2, -1, 0, 1, 2, 3].reduce((winner, offset) => (correlate(lag + offset) > correlate(lag + winner) ? offset : winner), -3);
    expect(best).toBe(0);
  });

  it('gives pulses and noises of unit power where voiced, and noise alone where not', () => {
    const voiced = makeExcitation(trackOf(new Array<number>(300).fill(160)), HOP, RATE, 3);
    for (const signal of [voiced.pulses, voiced.noise, voiced.breath]) expect(power(signal)).toBeCloseTo(1, 1);
    const unvoiced = makeExcitation(trackOf(new Array<number>(50).fill(0)), HOP, RATE, 3);
    expect(power(unvoiced.pulses)).toBe(0);
    expect(power(unvoiced.breath)).toBe(0);
    expect(power(unvoiced.noise)).toBeCloseTo(1, 1);
  });

  it('is the same for the same seed and different for another', () => {
    const track = trackOf([0, 0, 150, 152, 155, 0]);
    const [one, again, other] = [5, 5, 6].map((seed) => makeExcitation(track, HOP, RATE, seed));
    expect(one).toEqual(again);
    expect(one?.noise).not.toEqual(other?.noise);
  });
});
