import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exactRate } from '../../../../src-main/shared/domain/exact-rate.ts';
import {
  countedFrames,
  dropsFrames,
  formatTimecode,
  FRAME_RATES,
  frameOfSample,
  framesOfDay,
  nearestFrameRate,
  parseTimecode,
  sampleOfFrame,
  samplesPerFrame,
  startAtRate,
  timecodeFields,
  timecodeOfSample,
} from '../../../../src-main/shared/domain/timecode.ts';

const CASES = { seed: 4, numRuns: 10_000 };
const DAY_SAMPLES = 86_400 * 48_000;
const rate = fc.constantFrom(...FRAME_RATES);
const settings = fc.record({ frameRate: rate, dropFrame: fc.boolean(), startFrame: fc.integer({ min: 0, max: 5_184_000 }) });
const plain = fc.record({ frameRate: rate, dropFrame: fc.boolean(), startFrame: fc.constant(0) });
const sample = fc.integer({ min: 0, max: DAY_SAMPLES * 1.01 });
const frame = fc.integer({ min: 0, max: 5_200_000 });

describe('frames and samples', () => {
  it('puts the first sample of a frame inside it, and the one before outside', () => {
    fc.assert(
      fc.property(rate, frame, (frameRate, at) => {
        const first = sampleOfFrame(at, frameRate);
        expect(frameOfSample(first, frameRate)).toBe(at);
        expect(frameOfSample(first - 1, frameRate)).toBe(at - 1);
      }),
      CASES,
    );
  });

  it('agrees with whole-number arithmetic of any size over a day and more', () => {
    fc.assert(
      fc.property(rate, sample, (frameRate, at) => {
        const { numerator, denominator } = exactRate(frameRate);
        const exact = (BigInt(at) * BigInt(numerator)) / (48_000n * BigInt(denominator));
        expect(BigInt(frameOfSample(at, frameRate))).toBe(exact);
      }),
      CASES,
    );
  });

  it('never runs backwards', () => {
    fc.assert(
      fc.property(rate, sample, fc.nat(100_000), (frameRate, at, later) => {
        expect(frameOfSample(at + later, frameRate)).toBeGreaterThanOrEqual(frameOfSample(at, frameRate));
        expect(sampleOfFrame(later + 1, frameRate)).toBeGreaterThan(sampleOfFrame(later, frameRate));
      }),
      CASES,
    );
  });

  it('counts a film by the rate it is nearest to', () => {
    expect([23.98, 24_000 / 1001, 24, 25.1, 29.97, 30_000 / 1001, 59.9401, 60].map(nearestFrameRate)).toEqual([23.976, 23.976, 24, 25, 29.97, 29.97, 59.94, 60]);
    expect([12, 15, 27.5, 120].map(nearestFrameRate)).toEqual([null, null, null, null]);
  });

  it('knows how long a frame is', () => {
    expect(FRAME_RATES.map(samplesPerFrame)).toEqual([2002, 2000, 1920, 1601.6, 1600, 960, 800.8, 800]);
  });
});

describe('timecode', () => {
  it('is read back as the frame it was written for, at every rate and start', () => {
    fc.assert(
      fc.property(settings, frame, (by, offset) => {
        const at = offset % Math.floor(framesOfDay(by) / 2);
        expect(parseTimecode(formatTimecode(at, by), by, 0)).toBe(at);
      }),
      CASES,
    );
  });

  it('is never shown for two frames of one day, and rises with them', () => {
    fc.assert(
      fc.property(plain, frame, (by, any) => {
        const at = any % (framesOfDay(by) - 1);
        const [here, next] = [formatTimecode(at, by), formatTimecode(at + 1, by)];
        expect(next > here, `${here} < ${next}`).toBe(true);
      }),
      CASES,
    );
  });

  it('leaves out numbers 0 and 1 (0 to 3 at 60) of minutes that ten does not divide, and nothing else', () => {
    fc.assert(
      fc.property(plain, fc.nat(1439), fc.nat(59), fc.nat(59), (by, minute, second, number) => {
        const counted = countedFrames(by.frameRate);
        const frames = number % counted;
        const typed = [Math.floor(minute / 60), minute % 60, second, frames].map((field) => field.toString()).join(':');
        const read = parseTimecode(typed, { ...by, startFrame: 0 }, 0) ?? NaN;
        const shown = timecodeFields(read, by);
        const isLeftOut = dropsFrames(by) && minute % 10 !== 0 && second === 0 && frames < counted / 15;
        expect(shown).toEqual({ hours: Math.floor(minute / 60), minutes: minute % 60, seconds: second, frames: isLeftOut ? counted / 15 : frames });
      }),
      CASES,
    );
  });

  it('shows what was asked for when any sample of a frame is', () => {
    fc.assert(
      fc.property(settings, sample, (by, at) => {
        const first = sampleOfFrame(frameOfSample(at, by.frameRate), by.frameRate);
        expect(first).toBeLessThanOrEqual(at);
        expect(at - first).toBeLessThan(samplesPerFrame(by.frameRate));
        expect(timecodeOfSample(first, by)).toBe(timecodeOfSample(at, by));
      }),
      CASES,
    );
  });

  it('begins again after 24 hours', () => {
    fc.assert(
      fc.property(settings, frame, (by, at) => {
        expect(formatTimecode(at + framesOfDay(by), by)).toBe(formatTimecode(at, by));
      }),
      CASES,
    );
  });

  it('stays within two frames of the clock where it drops numbers', () => {
    fc.assert(
      fc.property(fc.constantFrom(29.97 as const, 59.94 as const), sample, (frameRate, at) => {
        const within = at % (DAY_SAMPLES - 48_000);
        const { hours, minutes, seconds, frames } = timecodeFields(frameOfSample(within, frameRate), { frameRate, dropFrame: true, startFrame: 0 });
        const shownSeconds = hours * 3600 + minutes * 60 + seconds + frames / countedFrames(frameRate);
        // ST 12-1: a day of drop-frame timecode is 86.4 ms short of a day; within ten minutes it strays by two frames (four at 60).
        expect(Math.abs(shownSeconds - within / 48_000)).toBeLessThan(0.2);
      }),
      CASES,
    );
  });

  it('reads as before where it is counted another way', () => {
    const before = { frameRate: 25, dropFrame: true, startFrame: 90_000 } as const;
    for (const frameRate of FRAME_RATES) {
      const startFrame = startAtRate(before, { frameRate, dropFrame: true });
      expect(formatTimecode(0, { frameRate, dropFrame: true, startFrame }).replace(';', ':')).toBe('01:00:00:00');
    }
    expect(startAtRate({ ...before, startFrame: 24 }, { frameRate: 24, dropFrame: false })).toBe(23);
  });

  it.each([
    [25, 0, '00:00:00:00'],
    [25, 24, '00:00:00:24'],
    [25, 25 * 3661 + 3, '01:01:01:03'],
    [23.976, 24 * 60, '00:01:00:00'],
    [29.97, 1799, '00:00:59;29'],
    [29.97, 1800, '00:01:00;02'],
    [29.97, 17_981, '00:09:59;29'],
    [29.97, 17_982, '00:10:00;00'],
    [29.97, 107_892, '01:00:00;00'],
    [29.97, 2_589_407, '23:59:59;29'],
    [59.94, 3600, '00:01:00;04'],
    [59.94, 215_784, '01:00:00;00'],
  ] as const)('at %s frames a second, frame %i is %s', (frameRate, at, shown) => {
    expect(formatTimecode(at, { frameRate, dropFrame: true, startFrame: 0 })).toBe(shown);
  });

  it('counts every number where dropping is off, and at rates that need none', () => {
    expect(formatTimecode(1800, { frameRate: 29.97, dropFrame: false, startFrame: 0 })).toBe('00:01:00:00');
    expect(formatTimecode(1440, { frameRate: 23.976, dropFrame: true, startFrame: 0 })).toBe('00:01:00:00');
  });
});

describe('a typed time', () => {
  const by = { frameRate: 25, dropFrame: true, startFrame: 90_000 } as const;

  it.each([
    ['01:00:10:12', 262],
    ['1:00:10;12', 262],
    [' 01：00：10：12 ', 262],
    ['1.00.10.12', 262],
    ['250', 250],
    ['+2:00', 150],
    ['−2:00', 50],
    ['-12', 88],
    ['+12', 112],
    ['+1:00:00', 1600],
    ['+90:00', 2350],
    ['00:59:59:24', -1],
  ])('reads %s as frame %i, from frame 100', (typed, at) => {
    expect(parseTimecode(typed, by, 100)).toBe(at);
  });

  it.each(['', ':', 'abc', '1:2:3:4:5', '00:00:00:25', '00:00:60:00', '00:60:00:00', '1:-2', '1::2'])('refuses %j', (typed) => {
    expect(parseTimecode(typed, by, 0)).toBeNull();
  });

  it('takes a number that drop-frame leaves out for the next', () => {
    const drop = { frameRate: 29.97, dropFrame: true, startFrame: 0 } as const;
    expect(parseTimecode('00:01:00;00', drop, 0)).toBe(1800);
    expect(parseTimecode('00:01:00;01', drop, 0)).toBe(1800);
    expect(parseTimecode('00:10:00;00', drop, 0)).toBe(17_982);
  });

  it('finds midnight behind a programme that starts before it', () => {
    expect(parseTimecode('00:00:10:00', { frameRate: 25, dropFrame: false, startFrame: 25 * (86_400 - 60) }, 0)).toBe(25 * 70);
  });
});
