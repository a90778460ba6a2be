import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { filmFrame, pictureTiming } from '../../../../src-renderer/panels/picture/picture-timing.ts';
import { posterTiles } from '../../../../src-renderer/timeline/poster/poster-tiles.ts';

const viewport = fc.record({ startSample: fc.integer({ min: 0, max: 200_000_000 }), samplesPerPixel: fc.double({ min: 0.24, max: 100_000, noNaN: true }) });
const timing = fc
  .record({ frameRate: fc.constantFrom(23.976, 25, 59.94), startSample: fc.nat(1_000_000), lengthSamples: fc.integer({ min: 48_000, max: 172_800_000 }) })
  .map((row) => pictureTiming(row, null));

describe('tiles of the poster strip', () => {
  it('cover what of the film is in view, without a gap, few and wide enough', () => {
    fc.assert(
      fc.property(viewport, timing, (view, film) => {
        const tiles = posterTiles(film, view, 1200, 75);
        const [first, last] = [tiles[0], tiles.at(-1)];
        const leftEdge = Math.max(0, (film.startSample - view.startSample) / view.samplesPerPixel);
        const rightEdge = Math.min(1200, (film.startSample + film.lengthSamples - view.startSample) / view.samplesPerPixel);
        if (rightEdge <= leftEdge) {
          expect(tiles.every(({ leftPx, widthPx }) => leftPx > 1199 || leftPx + widthPx < 1)).toBe(true);
          return;
        }
        const framePx = 48_000 / 23 / view.samplesPerPixel;
        expect(tiles.length).toBeLessThanOrEqual(19);
        expect(first?.leftPx ?? NaN).toBeLessThanOrEqual(leftEdge + 1);
        expect((last?.leftPx ?? NaN) + (last?.widthPx ?? NaN)).toBeGreaterThanOrEqual(rightEdge - 1);
        for (const [index, tile] of tiles.entries()) {
          const next = tiles[index + 1];
          if (next) expect(next.leftPx).toBeCloseTo(tile.leftPx + tile.widthPx, 3);
          if (next) expect(tile.widthPx).toBeGreaterThanOrEqual(74);
          expect(tile.widthPx).toBeLessThanOrEqual(Math.max(151, framePx + 8));
          expect(filmFrame(film, Math.round(view.startSample + tile.leftPx * view.samplesPerPixel))).toBe(tile.frame);
        }
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  it('ask for the same frames while they are scrolled', () => {
    const film = pictureTiming({ frameRate: 25, startSample: 0, lengthSamples: 48_000 * 600 }, null);
    const frames = (startSample: number) => new Set(posterTiles(film, { startSample, samplesPerPixel: 960 }, 1200, 75).map(({ frame }) => frame));
    const [here, there] = [frames(1_000_000), frames(1_037_000)];
    expect([...there].filter((frame) => here.has(frame)).length).toBeGreaterThanOrEqual(here.size - 2);
  });
});
