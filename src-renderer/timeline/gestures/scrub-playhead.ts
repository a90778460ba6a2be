import { snap, snapTargets } from '../snapping.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { sampleOfX } from '../viewport.ts';
import type { Gesture } from './gesture.ts';

/** Drags the playhead over the ruler; what it passes is heard. Alt passes over what it would snap to. */
export function scrubPlayhead(scene: TimelineScene): Gesture {
  // The playhead does not catch on where it stood.
  const targets = snapTargets({ ...scene, playheadSample: 0 }, new Set());
  return {
    cursor: 'col-resize',
    scrollsAtEdges: true,
    process(present, pointer) {
      const wanted = Math.max(0, Math.round(sampleOfX(present.viewport, pointer.x)));
      const snapped = pointer.alt ? { bySamples: 0, atSample: null } : snap(present, targets, [wanted]);
      const seekSample = wanted + snapped.bySamples;
      return { calls: [], seekSample, snappedSample: snapped.atSample, figure: { kind: 'position', samples: seekSample } };
    },
  };
}
