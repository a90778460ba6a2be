import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { frameOfSample, sampleOfFrame } from '../../../../src-main/shared/domain/timecode.ts';
import { rulerTicks } from '../../../../src-renderer/timeline/ruler-ticks.ts';
import { xOfSample } from '../../../../src-renderer/timeline/viewport.ts';

const format = fc.record({ timeFormat: fc.constantFrom('timecode' as const, 'seconds' as const, 'frames' as const), frameRate: fc.constantFrom(23.976 as const, 25 as const, 29.97 as const, 60 as const), dropFrame: fc.boolean(), startFrame: fc.constantFrom(0, 90_000, 107_892, 7) });
const viewport = fc.record({ startSample: fc.integer({ min: 0, max: 500_000_000 }), samplesPerPixel: fc.double({ min: 0.24, max: 1_000_000, noNaN: true }) });

describe('the ruler', () => {
  it('gives every label room, and always has one to show, at every zoom and in every format', () => {
    fc.assert(fc.property(viewport, format, (view, timeFormat) => {
      const labelled = rulerTicks(view, 1200, timeFormat).filter(({ label }) => label !== null);
      expect(labelled.length).toBeGreaterThan(0);
      const xs = labelled.map(({ sample }) => xOfSample(view, sample));
      for (const [index, x] of xs.entries()) if (index > 0) expect(x - (xs[index - 1] ?? 0)).toBeGreaterThanOrEqual(80);
    }), { numRuns: 1500 });
  });

  it('covers its width from edge to edge with ascending ticks, and not too many', () => {
    fc.assert(fc.property(viewport, format, (view, timeFormat) => {
      const samples = rulerTicks(view, 1200, timeFormat).map(({ sample }) => sample);
      expect(samples.every((sample, index) => index === 0 || sample > (samples[index - 1] ?? 0))).toBe(true);
      expect(samples[0]).toBeLessThanOrEqual(view.startSample);
      expect(xOfSample(view, samples.at(-1) ?? 0)).toBeGreaterThanOrEqual(1200 - 1200 / 2);
      expect(samples.length).toBeLessThan(200);
    }), { numRuns: 1500 });
  });

  it('says no two labels alike', () => {
    fc.assert(fc.property(viewport, format, (view, timeFormat) => {
      const labels = rulerTicks(view, 1200, timeFormat).flatMap(({ label }) => label ?? []);
      expect(new Set(labels).size).toBe(labels.length);
    }), { numRuns: 1500 });
  });

  it('stands on round timecode wherever the programme begins, also where numbers are left out', () => {
    const at = (startFrame: number) => rulerTicks({ startSample: 0, samplesPerPixel: 48_000 }, 1200, { timeFormat: 'timecode', frameRate: 29.97, dropFrame: true, startFrame });
    const labels = at(107_892 - 50).flatMap(({ label }) => label ?? []);
    expect(labels.slice(1, 7)).toEqual(['01:00:00;00', '01:02:00;02', '01:04:00;02', '01:06:00;02', '01:08:00;02', '01:10:00;00']);
  });

  it('stands on frames while it counts them', () => {
    const ticks = rulerTicks({ startSample: 48_000, samplesPerPixel: 60 }, 1200, { timeFormat: 'timecode', frameRate: 25, dropFrame: true, startFrame: 0 });
    expect(ticks.every(({ sample }) => sampleOfFrame(frameOfSample(sample, 25), 25) === sample)).toBe(true);
  });
});
