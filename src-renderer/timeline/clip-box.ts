import type { Clip } from '../../src-main/shared/domain/project-rows.ts';
import type { TrackRow } from './timeline-layout.ts';
import type { TimelineScene } from './timeline-scene.ts';
import { yOfRow } from './timeline-scene.ts';
import { xOfSample } from './viewport.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Strip at the top of a clip that carries its name; the sound is drawn below. */
export const NAME_STRIP_PX = 15;
const LANE_MARGIN_PX = 3;

/** Where a clip stands on the canvas; it may reach beyond it. */
export function boxOfClip(scene: Pick<TimelineScene, 'viewport' | 'scrollTopPx'>, row: TrackRow, clip: Pick<Clip, 'startSample' | 'lengthSamples'>): Box {
  const left = xOfSample(scene.viewport, clip.startSample);
  return { left, top: yOfRow(scene, row) + LANE_MARGIN_PX, width: clip.lengthSamples / scene.viewport.samplesPerPixel, height: row.heightPx - 2 * LANE_MARGIN_PX };
}

/** The part of a clip's box in which sound, gain and envelope are drawn. */
export function soundBox(box: Box): Box {
  return { ...box, top: box.top + NAME_STRIP_PX, height: box.height - NAME_STRIP_PX };
}
