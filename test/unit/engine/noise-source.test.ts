import { describe, expect, it } from 'vitest';
import { NoiseSource } from '../../../src-main/engine/noise-source.ts';

describe('seeded noise', () => {
  it('has the moments of a normal distribution', () => {
    const values = new NoiseSource(42).normals(200_000);
    const moment = (power: number): number => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(moment(1)).toBeCloseTo(0, 1);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(moment(3)).toBeCloseTo(0, 1);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
  });

  it('does not repeat between neighbouring seeds', () => {
    const one = new NoiseSource(1).normals(5000);
    const two = new NoiseSource(2).normals(5000);
    const correlation = one.reduce((sum, value, at) => sum + value * (two[at] ?? 0), 0) / 5000;
    expect(Math.abs(correlation)).toBeLessThan(0.05);
  });

  it('gives the same numbers on every machine', () => {
    expect(Array.from(new NoiseSource(7).normals(3))).toMatchInlineSnapshot(`
      [
        -1.2223345041275024,
        1.6576160192489624,
        -0.3208719789981842,
      ]
    `);
  });
});
