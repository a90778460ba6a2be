import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clampViewport, COARSEST_SAMPLES_PER_PIXEL, FINEST_SAMPLES_PER_PIXEL, firstViewport, fitRange, panBy, reveal, sampleOfX, xOfSample, zoomAt } from '../../../../src-renderer/timeline/viewport.ts';

const viewport = fc.record({ startSample: fc.double({ min: 0, max: 5e8, noNaN: true }), samplesPerPixel: fc.double({ min: FINEST_SAMPLES_PER_PIXEL, max: COARSEST_SAMPLES_PER_PIXEL, noNaN: true }) });
const x = fc.integer({ min: 0, max: 4000 });

describe('a viewport', () => {
  it('goes from pixels to samples and back', () => {
    fc.assert(fc.property(viewport, x, (view, pixel) => {
      expect(xOfSample(view, sampleOfX(view, pixel))).toBeCloseTo(pixel, 3);
    }));
  });

  it('zooms around the pointer: what is under it stays there, unless the start of the programme is in the way', () => {
    fc.assert(fc.property(viewport, x, fc.double({ min: 0.1, max: 10, noNaN: true }), (view, pixel, factor) => {
      const zoomed = zoomAt(view, pixel, factor);
      const anchor = sampleOfX(view, pixel);
      if (zoomed.startSample > 0) expect(Math.abs(xOfSample(zoomed, anchor) - pixel)).toBeLessThan(0.01);
      else expect(xOfSample(zoomed, anchor)).toBeLessThanOrEqual(pixel + 0.01);
    }));
  });

  it('shows one ms over at least 200 pixels at its finest', () => {
    expect(48 / zoomAt({ startSample: 0, samplesPerPixel: 100 }, 0, 1e-9).samplesPerPixel).toBeGreaterThanOrEqual(200);
  });

  it('never shows what lies before the programme', () => {
    fc.assert(fc.property(viewport, fc.integer({ min: -1e6, max: 1e6 }), (view, pixels) => {
      expect(panBy(view, pixels).startSample).toBeGreaterThanOrEqual(0);
    }));
    expect(clampViewport({ startSample: -5, samplesPerPixel: 0 })).toEqual({ startSample: 0, samplesPerPixel: FINEST_SAMPLES_PER_PIXEL });
  });

  it('fits a whole range into its width', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1000, max: 3e8 }), fc.integer({ min: 200, max: 3000 }), (from, length, widthPx) => {
      const fitted = fitRange(from, from + length, widthPx);
      expect(xOfSample(fitted, from)).toBeGreaterThanOrEqual(0);
      expect(xOfSample(fitted, from + length)).toBeLessThanOrEqual(widthPx);
      expect(xOfSample(fitted, from + length) - xOfSample(fitted, from)).toBeGreaterThan(widthPx * 0.9);
    }));
  });

  it('stays as it is while what is to be revealed can be seen, and moves to it otherwise', () => {
    const view = { startSample: 1000, samplesPerPixel: 10 };
    expect(reveal(view, 1500, 100)).toBe(view);
    fc.assert(fc.property(viewport, fc.integer({ min: 0, max: 1e9 }), (present, sample) => {
      const at = xOfSample(reveal(present, sample, 1000), sample);
      expect(at).toBeGreaterThanOrEqual(-0.01);
      expect(at).toBeLessThanOrEqual(1000.01);
    }));
  });

  it('opens a short programme whole, a long or an empty one from its start at fifty pixels a second', () => {
    expect(firstViewport(60 * 48_000, 1000)).toEqual(fitRange(0, 60 * 48_000, 1000));
    expect(firstViewport(3600 * 48_000, 1000)).toEqual({ startSample: 0, samplesPerPixel: 960 });
    expect(firstViewport(0, 1000)).toEqual({ startSample: 0, samplesPerPixel: 960 });
  });
});
