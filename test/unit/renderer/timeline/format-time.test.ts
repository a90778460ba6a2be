import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatSeconds, formatTime, frameOfSample, sampleOfFrame } from '../../../../src-renderer/timeline/format-time.ts';

const RATES = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60] as const;
const rate = fc.constantFrom(...RATES);
const at = (frame: number, frameRate: (typeof RATES)[number]) => formatTime(sampleOfFrame(frame, frameRate), { timeFormat: 'timecode', frameRate });

describe('time on the ruler', () => {
  it('finds the frame that a sample lies in, at every rate', () => {
    fc.assert(fc.property(rate, fc.integer({ min: 0, max: 2_000_000 }), (frameRate, frame) => {
      const first = sampleOfFrame(frame, frameRate);
      expect(frameOfSample(first, frameRate)).toBe(frame);
      if (first > 0) expect(frameOfSample(first - 1, frameRate)).toBe(frame - 1);
    }));
  });

  it.each([
    [25, 0, '00:00:00:00'],
    [25, 24, '00:00:00:24'],
    [25, 25 * 3661 + 3, '01:01:01:03'],
    [23.976, 24 * 60, '00:01:00:00'],
    // SMPTE ST 12-1: the numbers 0 and 1 are missing at the start of each minute but every tenth.
    [29.97, 1799, '00:00:59;29'],
    [29.97, 1800, '00:01:00;02'],
    [29.97, 17_981, '00:09:59;29'],
    [29.97, 17_982, '00:10:00;00'],
    [29.97, 107_892, '01:00:00;00'],
    [59.94, 3600, '00:01:00;04'],
    [59.94, 215_784, '01:00:00;00'],
  ] as const)('at %s frames a second, frame %i is %s', (frameRate, frame, shown) => {
    expect(at(frame, frameRate)).toBe(shown);
  });

  it('never shows one timecode for two frames', () => {
    for (const frameRate of [29.97, 59.94] as const) {
      const shown = Array.from({ length: 40_000 }, (_, frame) => at(frame, frameRate));
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.toSorted()).toEqual(shown);
    }
  });

  it('keeps drop-frame timecode beside the clock over ten hours', () => {
    const tenHours = frameOfSample(36_000 * 48_000, 29.97);
    expect(Math.abs(tenHours - 1_078_920)).toBeLessThanOrEqual(1);
    expect(at(1_078_920, 29.97)).toBe('10:00:00;00');
  });

  it('writes seconds with the digits asked for, rounded once', () => {
    expect(formatSeconds(48_000 * 59.9996, 3)).toBe('1:00.000');
    expect(formatSeconds(48_000 * 3661.5, 1)).toBe('1:01:01.5');
    expect(formatSeconds(12, 5)).toBe('0:00.00025');
    expect(formatTime(48_000, { timeFormat: 'frames', frameRate: 25 })).toBe('25');
  });
});
