import type { TimelineScene } from '../timeline-scene.ts';
import { panBy } from '../viewport.ts';
import type { Gesture, PointerPoint } from './gesture.ts';

/** Pulls the view along with the pointer, both ways. */
export function panView(scene: TimelineScene, start: PointerPoint): Gesture {
  return {
    cursor: 'grabbing',
    scrollsAtEdges: false,
    process: (_present, pointer) => ({
      calls: [],
      viewport: panBy(scene.viewport, start.x - pointer.x),
      scrollTopPx: Math.max(0, scene.scrollTopPx + start.y - pointer.y),
    }),
  };
}
