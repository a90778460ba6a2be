import { snap, snapTargets } from '../snapping.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { sampleOfX } from '../viewport.ts';
import type { Gesture, PointerPoint } from './gesture.ts';
import { NOTHING_YET } from './gesture.ts';

/** Moves a marker along the programme. */
export function dragMarker(scene: TimelineScene, markerId: string, start: PointerPoint): Gesture {
  const { markers } = scene.document;
  const at = markers.get(markerId)?.atSample ?? 0;
  const others = new Map([...markers].filter(([id]) => id !== markerId));
  const targets = snapTargets({ ...scene, document: { ...scene.document, markers: others } }, new Set());
  const takenOff = sampleOfX(scene.viewport, start.x) - at;
  return {
    cursor: 'ew-resize',
    scrollsAtEdges: true,
    process(present, pointer) {
      const wanted = Math.max(0, Math.round(sampleOfX(present.viewport, pointer.x) - takenOff));
      const snapped = snap(present, targets, [wanted]);
      const atSample = wanted + snapped.bySamples;
      if (atSample === at) return NOTHING_YET;
      return { calls: [{ name: 'marker.change', arguments: { id: markerId, changes: { atSample } } }], snappedSample: snapped.atSample, figure: { kind: 'position', samples: atSample } };
    },
  };
}
