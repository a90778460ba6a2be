import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { keepInside, msOfX, panBy, reveal, wholeLine, xOfMs, zoomAt } from '../../../../../src-renderer/panels/delivery/time-view.ts';

const extents = fc.record({ totalMs: fc.double({ min: 50, max: 60_000, noNaN: true }), width: fc.integer({ min: 50, max: 3000 }) });
const views = fc.record({ startMs: fc.double({ min: -5000, max: 70_000, noNaN: true }), pixelsPerMs: fc.double({ min: 0.001, max: 20, noNaN: true }) });

describe('time view', () => {
  it('finds the time again that it put somewhere', () => {
    fc.assert(
      fc.property(views, fc.double({ min: 0, max: 60_000, noNaN: true }), (view, ms) => {
        expect(msOfX(view, xOfMs(view, ms))).toBeCloseTo(ms, 5);
      }),
    );
  });

  it('never shows anything beyond the ends of the line, however it is moved', () => {
    fc.assert(
      fc.property(views, extents, fc.double({ min: 0.2, max: 5, noNaN: true }), fc.double({ min: -4000, max: 4000, noNaN: true }), (view, extent, factor, by) => {
        const present = keepInside(view, extent);
        for (const moved of [present, zoomAt(present, factor, extent.width / 3, extent), panBy(present, by, extent)]) {
          expect(moved.startMs).toBeGreaterThanOrEqual(0);
          expect(msOfX(moved, extent.width)).toBeLessThanOrEqual(extent.totalMs + 1e-6 * extent.totalMs + 1e-6);
        }
      }),
    );
  });

  it('keeps the time under the pointer while zooming in', () => {
    fc.assert(
      fc.property(extents, fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.double({ min: 1, max: 2, noNaN: true }), (extent, share, factor) => {
        const view = wholeLine(extent);
        const x = extent.width * share;
        expect(msOfX(zoomAt(view, factor, x, extent), x)).toBeCloseTo(msOfX(view, x), 4);
      }),
    );
  });

  it('moves a phone into sight and leaves alone what is seen already', () => {
    const extent = { totalMs: 1000, width: 500 };
    const close = { startMs: 0, pixelsPerMs: 2 };
    expect(reveal(close, 100, 150, 20, extent)).toBe(close);
    const moved = reveal(close, 600, 700, 20, extent);
    expect(xOfMs(moved, 700)).toBeCloseTo(480);
    expect(xOfMs(reveal(moved, 100, 150, 20, extent), 100)).toBeCloseTo(20);
  });
});
