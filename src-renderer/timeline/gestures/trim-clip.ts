import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { snap, snapTargets } from '../snapping.ts';
import { endOfClip } from '../timeline-layout.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { trimEdge } from '../trim-edge.ts';
import { sampleOfX } from '../viewport.ts';
import type { Gesture, PointerPoint } from './gesture.ts';
import { NOTHING_YET } from './gesture.ts';

/** Drags the start or the end of a clip over its sound. */
export function trimClip(scene: TimelineScene, clip: Clip, edge: 'start' | 'end', start: PointerPoint): Gesture {
  const targets = snapTargets(scene, new Set([clip.id]));
  const edgeSample = edge === 'start' ? clip.startSample : endOfClip(clip);
  const takenOff = sampleOfX(scene.viewport, start.x) - edgeSample;
  return {
    cursor: 'ew-resize',
    scrollsAtEdges: true,
    process(present, pointer) {
      const wanted = Math.round(sampleOfX(present.viewport, pointer.x) - takenOff);
      const snapped = snap(present, targets, [wanted]);
      const at = wanted + snapped.bySamples;
      if (at === edgeSample) return NOTHING_YET;
      return {
        calls: [trimEdge(present.document, clip, edge, at, present.ripple)],
        snappedSample: snapped.atSample,
        figure: { kind: 'distance', samples: at - edgeSample },
      };
    },
  };
}
