import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { emptyColumns, fillColumns, levelFor } from '../../../../src-renderer/timeline/drawing/wave-columns.ts';

const level = (samplesPerPeak: number, peaks: readonly (readonly [number, number, number])[]) => ({ samplesPerPeak, values: Int8Array.from(peaks.flat()) });

describe('columns of a waveform', () => {
  it('come from the coarsest level that is still fine enough', () => {
    const levels = [64, 256, 1024].map((samplesPerPeak) => level(samplesPerPeak, []));
    expect([10, 64, 300, 1024, 9999].map((perColumn) => levelFor(levels, perColumn)?.samplesPerPeak)).toEqual([64, 64, 256, 1024, 1024]);
  });

  it('never lose a click, wherever the view begins', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99 }), fc.double({ min: 0, max: 640, noNaN: true }), fc.double({ min: 64, max: 900, noNaN: true }), (at, shift, perColumn) => {
      const peaks = Array.from({ length: 100 }, (_, index) => (index === at ? ([-127, 127, 60] as const) : ([0, 0, 0] as const)));
      const columns = emptyColumns();
      fillColumns(columns, level(64, peaks), -shift, perColumn, Math.ceil((6400 + shift) / perColumn));
      expect(Math.max(...columns.highest)).toBe(1);
      expect(Math.min(...columns.lowest)).toBe(-1);
    }));
  });

  it('are silent beyond the sound', () => {
    const columns = emptyColumns();
    fillColumns(columns, level(64, [[-100, 100, 50]]), 640, 64, 8);
    expect([...columns.highest.slice(0, 8), ...columns.rms.slice(0, 8)].every((value) => value === 0)).toBe(true);
  });
});
