import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { TruePeakLimiter } from '../../../../src-main/media/loudness/true-peak-limiter.ts';
import { TruePeakFilter, TruePeakMeter } from '../../../../src-main/media/loudness/true-peak-meter.ts';
import { Chance } from '../../../helpers/random-edits.ts';

const RATE = 48_000;

function measure(samples: Float32Array, channels: 1 | 2 = 1): number {
  const meter = new TruePeakMeter(channels);
  meter.add(samples);
  return meter.truePeakDbtp();
}

function sine(hz: number, seconds: number, amplitude: number, phase = 0): Float32Array {
  return Float32Array.from({ length: Math.round(RATE * seconds) }, (_, index) => amplitude * Math.sin((2 * Math.PI * hz * index) / RATE + phase));
}

describe('TruePeakMeter', () => {
  // EBU Tech 3341, cases 15 to 18: sines whose peaks fall between samples; the reading may be 0.2 over and 0.4 under.
  it.each([
    [RATE / 4, 0.5, 0, -6],
    [RATE / 4, 0.5, Math.PI / 4, -6],
    [RATE / 6, 0.5, Math.PI / 3, -6],
    [RATE / 8, 0.5, (67.5 * Math.PI) / 180, -6],
  ])('reads a sine of %f Hz with phase as EBU Tech 3341 asks', (hz, amplitude, phase, expected) => {
    const fade = sine(hz, 1, amplitude, phase).map((sample, index, all) => sample * Math.min(1, index / 480, (all.length - index) / 480));
    expect(measure(fade) - expected).toBeLessThan(0.2);
    expect(measure(fade) - expected).toBeGreaterThan(-0.4);
  });

  it('hears the louder side of stereo', () => {
    const quiet = sine(1000, 0.1, 0.1);
    const both = new Float32Array(quiet.length * 2);
    quiet.forEach((sample, index) => {
      both[2 * index] = sample;
      both[2 * index + 1] = 5 * sample;
    });
    expect(measure(both, 2)).toBeCloseTo(-6, 0);
  });

  it('finds the same peak whatever quiet stretches it may pass over', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const chance = new Chance(seed);
        const samples = Float32Array.from({ length: 4000 }, (_, index) => (chance.real() - 0.5) * (index % 500 < 40 ? 1 : 0.1 * chance.real()));
        const filter = new TruePeakFilter();
        let peak = 0;
        for (const sample of [...samples, ...new Float32Array(12)]) {
          const found = new Float64Array(1);
          filter.follow(Float32Array.of(sample), 1, 0, 0, found);
          peak = Math.max(peak, found[0] ?? 0);
        }
        expect(measure(samples)).toBe(20 * Math.log10(peak));
      }),
      { seed: 6, numRuns: 50 },
    );
  });

  it('is silent about silence', () => {
    expect(measure(new Float32Array(1000))).toBe(-Infinity);
  });
});

describe('TruePeakLimiter', () => {
  const limited = (samples: Float32Array, channels: 1 | 2, ceiling: number, cuts: readonly number[] = [4096]): Float32Array => {
    const limiter = new TruePeakLimiter(channels, ceiling);
    const pieces: Float32Array[] = [];
    let start = 0;
    for (let cut = 0; start < samples.length; cut++) {
      const end = Math.min(samples.length, start + (cuts[cut % cuts.length] ?? 1) * channels);
      pieces.push(limiter.process(samples.subarray(start, end)));
      start = end;
    }
    pieces.push(limiter.finish());
    const joined = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      joined.set(piece, at);
      at += piece.length;
    }
    return joined;
  };

  it('leaves what is under the ceiling as it is, sample by sample', () => {
    for (const seconds of [0.5, 0.001]) {
      const quiet = sine(440, seconds, 0.5);
      expect(limited(quiet, 1, -1)).toEqual(quiet);
    }
  });

  it('never lets a true peak over the ceiling, whatever the sound and however it is cut, and keeps its length', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom<1 | 2>(1, 2), fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 }), (seed, channels, cuts) => {
        const chance = new Chance(seed);
        const hz = 50 + chance.whole(9000);
        const samples = Float32Array.from({ length: 9600 * channels }, (_, index) => {
          const burst = chance.real() < 0.001 ? 4 * (chance.real() - 0.5) : 0;
          return 1.6 * Math.sin((2 * Math.PI * hz * Math.floor(index / channels)) / RATE) * (index % 4000 < 2000 ? 1 : 0.1) + burst;
        });
        const out = limited(samples, channels, -1, cuts);
        expect(out.length).toBe(samples.length);
        expect(measure(out, channels)).toBeLessThanOrEqual(-1);
        expect(out).toEqual(limited(samples, channels, -1));
      }),
      { seed: 3, numRuns: 25 },
    );
  });

  it('turns down without a jump and comes back', () => {
    const loud = sine(300, 1, 0.5);
    for (let index = 20_000; index < 20_400; index++) loud[index] = (loud[index] ?? 0) * 4;
    const out = limited(loud, 1, -1);
    const gains = Array.from(out, (sample, index) => (Math.abs(loud[index] ?? 0) > 0.05 ? sample / (loud[index] ?? 1) : undefined));
    expect(gains[19_000]).toBe(1);
    expect(gains.findLast((gain) => gain !== undefined)).toBeGreaterThan(0.97);
    let last = 1;
    for (const gain of gains) {
      if (gain === undefined) continue;
      expect(Math.abs(gain - last)).toBeLessThan(0.15);
      last = gain;
    }
  });
});
