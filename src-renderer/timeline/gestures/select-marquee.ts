import { RULER_HEIGHT_PX } from '../timeline-layout.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { sampleOfX, xOfSample } from '../viewport.ts';
import type { Gesture, PointerPoint } from './gesture.ts';

/** Selects every clip that a rectangle touches; with Shift or Mod, on top of what is selected. */
export function selectMarquee(scene: TimelineScene, start: PointerPoint): Gesture {
  const fromSample = sampleOfX(scene.viewport, start.x);
  const fromY = start.y + scene.scrollTopPx;
  const before = start.shift || start.mod ? [...scene.selectedClipIds] : [];
  return {
    cursor: 'crosshair',
    scrollsAtEdges: true,
    process(present, pointer) {
      const toSample = sampleOfX(present.viewport, pointer.x);
      const [left, right] = [fromSample, toSample].sort((a, b) => a - b) as [number, number];
      const [top, bottom] = [fromY - present.scrollTopPx, Math.max(RULER_HEIGHT_PX, pointer.y)].sort((a, b) => a - b) as [number, number];
      const rows = present.layout.rows.filter(({ topPx, heightPx }) => {
        const y = RULER_HEIGHT_PX + topPx - present.scrollTopPx;
        return y < bottom && y + heightPx > top;
      });
      const touched = rows.flatMap(({ clips }) => clips.between(left, right).map(({ id }) => id));
      const x = xOfSample(present.viewport, left);
      return {
        calls: [],
        selectClipIds: [...new Set([...before, ...touched])],
        marquee: { left: x, top, width: (right - left) / present.viewport.samplesPerPixel, height: bottom - top },
      };
    },
  };
}
