import { describe, expect, it } from 'vitest';

import { DubProgressMeter } from '../../../src-main/services/dub-progress.ts';

describe('DubProgressMeter', () => {
  it('counts characters, and times lines from the first sound on', () => {
    let nowMs = 60_000; // a slow start of the engine, which is no measure of its speed
    const lines = [10, 10, 20].map((length, at) => ({ text: 'x'.repeat(length), sourceLine: at + 1 }));
    const [first, second, third] = lines as [(typeof lines)[0], (typeof lines)[0], (typeof lines)[0]];
    const meter = new DubProgressMeter(lines, () => nowMs);
    expect(meter.advance(first, 0.5)).toEqual({ lines: 3, doneLines: 0, share: 5 / 40, remainingMs: undefined });
    nowMs += 100;
    expect(meter.advance(first, 1)).toEqual({ lines: 3, doneLines: 1, share: 0.25, remainingMs: 300 });
    nowMs += 100;
    expect(meter.advance(second, 1).remainingMs).toBeCloseTo(200, 6);
    expect(meter.advance(third, 0.5).remainingMs).toBeCloseTo(100, 6);
    nowMs += 200;
    expect(meter.advance(third, 1)).toEqual({ lines: 3, doneLines: 3, share: 1, remainingMs: 0 });
  });
});
