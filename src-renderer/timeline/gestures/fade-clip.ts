import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { endOfClip } from '../timeline-layout.ts';
import { sampleOfX } from '../viewport.ts';
import type { Gesture } from './gesture.ts';

/** Drags the inner end of a fade; it may reach the other fade, not cross it. */
export function fadeClip(clip: Clip, which: 'in' | 'out'): Gesture {
  const longest = clip.lengthSamples - (which === 'in' ? clip.fadeOutSamples : clip.fadeInSamples);
  return {
    cursor: 'ew-resize',
    scrollsAtEdges: false,
    process(present, pointer) {
      const at = sampleOfX(present.viewport, pointer.x);
      const wanted = Math.round(which === 'in' ? at - clip.startSample : endOfClip(clip) - at);
      const samples = Math.min(longest, Math.max(0, wanted));
      const changes = which === 'in' ? { fadeInSamples: samples } : { fadeOutSamples: samples };
      return { calls: [{ name: 'clip.change', arguments: { id: clip.id, changes } }], figure: { kind: 'distance', samples } };
    },
  };
}
