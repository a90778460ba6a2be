import { describe, expect, it } from 'vitest';

import { memoryLines, SPEED_LINES, TWELVE_WORDS } from '../../bench/bench-lines.ts';
import { firstSoundRow, markdownTable, memoryRow, speedRow } from '../../bench/bench-table.ts';
import { percentile } from '../../bench/percentile.ts';

const run = (secondsSpent: number, firstSoundMs = 10) => ({ secondsOfSound: 5, secondsSpent, firstSoundMs });

describe('percentile', () => {
  it('lies between neighbours and takes values in any order', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(percentile([10, 0], 0.95)).toBeCloseTo(9.5);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it('refuses no values', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});

describe('the bench table', () => {
  it('judges the 5-second line by its median', () => {
    expect(speedRow(5, [run(0.1), run(0.14), run(4)]).met).toBe(true);
    expect(speedRow(5, [run(0.1), run(0.16), run(4)]).met).toBe(false);
    expect(speedRow(1, [run(4)])).not.toHaveProperty('met');
  });

  it('judges first sound and memory', () => {
    expect(firstSoundRow([run(1, 149), run(1, 151), run(1, 149)]).met).toBe(true);
    expect(firstSoundRow([run(1, 151)]).met).toBe(false);
    const sizes = (...bytes: number[]) => bytes.map((residentBytes, index) => ({ afterLines: index + 1, residentBytes }));
    expect(memoryRow(sizes(100e6, 109e6, 105e6)).met).toBe(true);
    expect(memoryRow(sizes(100e6, 111e6)).met).toBe(false);
    expect(memoryRow(sizes(111e6, 100e6)).met).toBe(false);
  });

  it('marks a missed target', () => {
    expect(markdownTable([firstSoundRow([run(1, 200)])])).toContain('| p50 200 ms, p95 200 ms | at most 150 ms | **no** |');
  });
});

describe('the lines of the bench', () => {
  it('are what they are called', () => {
    expect(TWELVE_WORDS.split(' ')).toHaveLength(12);
    expect(SPEED_LINES.map(({ seconds }) => seconds)).toEqual([1, 5, 12]);
    const lines = memoryLines(1000);
    expect(lines).toHaveLength(1000);
    expect(lines).toEqual(memoryLines(1000));
    expect(new Set(lines.map((line) => line.length)).size).toBeGreaterThan(50);
    expect(lines.every((line) => line.trim().length > 0)).toBe(true);
  });
});
