import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { centsBetween, HIGHEST_HZ, hzOfY, LOWEST_HZ, pitchBounds, shiftCents, yOfHz } from '../../../../../src-renderer/panels/delivery/pitch-scale.ts';

const hz = fc.double({ min: 60, max: 600, noNaN: true });
const scale = { lowHz: 50, highHz: 800, top: 20, bottom: 420 };

describe('pitch scale', () => {
  it('finds the pitch again that it put somewhere', () => {
    fc.assert(
      fc.property(hz, (value) => {
        expect(hzOfY(scale, yOfHz(scale, value))).toBeCloseTo(value, 6);
      }),
    );
  });

  it('makes equal intervals equally tall', () => {
    const octave = (from: number) => yOfHz(scale, from) - yOfHz(scale, 2 * from);
    expect(octave(100)).toBeCloseTo(octave(300), 9);
    expect(octave(100)).toBeCloseTo(100, 9);
  });

  it('adds up cents, and an octave has 1200', () => {
    expect(centsBetween(100, 200)).toBeCloseTo(1200);
    fc.assert(
      fc.property(hz, fc.double({ min: -300, max: 300, noNaN: true }), (value, cents) => {
        expect(centsBetween(value, shiftCents(value, cents))).toBeCloseTo(cents, 6);
      }),
    );
  });

  it('never leaves what may be drawn', () => {
    expect(shiftCents(900, 1200)).toBe(HIGHEST_HZ);
    expect(shiftCents(45, -1200)).toBe(LOWEST_HZ);
  });

  it('holds every pitch of a line with room around it', () => {
    fc.assert(
      fc.property(fc.array(hz, { minLength: 1, maxLength: 30 }), (pitches) => {
        const { lowHz, highHz } = pitchBounds(pitches);
        expect(centsBetween(lowHz, Math.min(...pitches))).toBeGreaterThanOrEqual(500 - 1e-6);
        expect(centsBetween(Math.max(...pitches), highHz)).toBeGreaterThanOrEqual(500 - 1e-6);
        expect(centsBetween(lowHz, highHz)).toBeGreaterThanOrEqual(2000 - 1e-6);
      }),
    );
  });

  it('does not let unvoiced phones stretch it', () => {
    expect(pitchBounds([0, 200, 0])).toEqual(pitchBounds([200]));
  });
});
