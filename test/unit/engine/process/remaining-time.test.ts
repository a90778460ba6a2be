import { describe, expect, it } from 'vitest';

import { RemainingTime } from '../../../../src-main/engine/process/remaining-time.ts';

describe('RemainingTime', () => {
  it('knows nothing before any work', () => {
    expect(new RemainingTime().estimateMs(100)).toBeUndefined();
  });

  it('follows a steady speed exactly', () => {
    const remaining = new RemainingTime();
    for (let line = 0; line < 5; line++) remaining.add(50, 200);
    expect(remaining.estimateMs(300)).toBeCloseTo(1200, 6);
    expect(remaining.estimateMs(0)).toBe(0);
  });

  it('forgets how fast it once was', () => {
    const remaining = new RemainingTime();
    for (let line = 0; line < 20; line++) remaining.add(50, 100);
    for (let line = 0; line < 60; line++) remaining.add(50, 1_000);
    expect(remaining.estimateMs(50)).toBeGreaterThan(900);
    expect(remaining.estimateMs(50)).toBeLessThanOrEqual(1_000);
  });
});
