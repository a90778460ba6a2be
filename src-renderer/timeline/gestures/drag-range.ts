import { snap, snapTargets } from '../snapping.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { settingsOf } from '../timeline-scene.ts';
import { sampleOfX } from '../viewport.ts';
import type { Draft, Gesture, PointerPoint } from './gesture.ts';
import { NOTHING_YET } from './gesture.ts';

/** Draws the range that loops and that in and out bound, drags one of its ends, or moves it as it is. */
export function dragRange(scene: TimelineScene, part: 'new' | 'start' | 'end' | 'whole', start: PointerPoint): Gesture {
  const targets = snapTargets(scene, new Set());
  const { loop } = settingsOf(scene.document);
  const takenAt = Math.max(0, Math.round(sampleOfX(scene.viewport, start.x)));
  const anchor = takenAt + snap(scene, targets, [takenAt]).bySamples;
  const range = (a: number, b: number, snappedSample: number | null): Draft => {
    const [startSample, endSample] = [a, b].sort((first, second) => first - second) as [number, number];
    if (endSample === startSample) return NOTHING_YET;
    return { calls: rangeCalls({ startSample, endSample }), snappedSample, figure: { kind: 'distance', samples: endSample - startSample } };
  };
  return {
    cursor: part === 'whole' ? 'grabbing' : 'ew-resize',
    scrollsAtEdges: true,
    process(present, pointer) {
      const wanted = Math.max(0, Math.round(sampleOfX(present.viewport, pointer.x)));
      if (part === 'whole' && loop) {
        const by = Math.max(-loop.startSample, wanted - takenAt);
        const snapped = snap(present, targets, [loop.startSample + by, loop.endSample + by]);
        const moved = Math.max(-loop.startSample, by + snapped.bySamples);
        return range(loop.startSample + moved, loop.endSample + moved, snapped.atSample);
      }
      const snapped = snap(present, targets, [wanted]);
      const fixed = part === 'start' ? loop?.endSample : part === 'end' ? loop?.startSample : anchor;
      return range(fixed ?? anchor, wanted + snapped.bySamples, snapped.atSample);
    },
  };
}

export function rangeCalls(loop: { readonly startSample: number; readonly endSample: number } | null): { name: string; arguments: unknown }[] {
  return [{ name: 'settings.change', arguments: { changes: { loop } } }];
}
