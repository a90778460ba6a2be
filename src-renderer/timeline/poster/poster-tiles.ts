import type { PictureTiming } from '../../panels/picture/picture-timing.ts';
import { filmFrame, sampleOfFilmFrame, samplesPerFilmFrame } from '../../panels/picture/picture-timing.ts';
import type { Viewport } from '../viewport.ts';
import { sampleOfX, xOfSample } from '../viewport.ts';

/** A stretch of the strip that one frame of the film stands for. */
export interface PosterTile {
  /** Of the film: the first frame of the stretch. */
  readonly frame: number;
  /** How many frames the stretch has. */
  readonly frames: number;
  readonly leftPx: number;
  readonly widthPx: number;
}

/**
 * Tiles of the part of a film that is in view, each at least `leastPx` wide and less than twice that. They stand at round
 * frame numbers of the film, so that scrolling asks for the same frames again, and zooming for many of them.
 */
export function posterTiles(timing: PictureTiming, viewport: Viewport, widthPx: number, leastPx: number): PosterTile[] {
  const frames = frameStep((leastPx * viewport.samplesPerPixel) / samplesPerFilmFrame(timing));
  const last = filmFrame(timing, timing.startSample + timing.lengthSamples - 1);
  const from = Math.max(0, Math.floor(filmFrame(timing, viewport.startSample) / frames) * frames);
  const to = Math.min(last, filmFrame(timing, sampleOfX(viewport, widthPx)));
  const tiles: PosterTile[] = [];
  for (let frame = from; frame <= to; frame += frames) {
    const leftPx = xOfSample(viewport, sampleOfFilmFrame(timing, frame));
    const end = Math.min(sampleOfFilmFrame(timing, frame + frames), timing.startSample + timing.lengthSamples);
    tiles.push({ frame, frames, leftPx, widthPx: xOfSample(viewport, end) - leftPx });
  }
  return tiles;
}

/** The least of 1, 2, 3, 4, 6, 8, 12, 16, ... that is not below `atLeast`: each twice another, so that most frames serve two zooms. */
function frameStep(atLeast: number): number {
  const power = 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, atLeast))));
  const between = power * 0.75;
  return power >= 4 && between >= atLeast ? between : power;
}
