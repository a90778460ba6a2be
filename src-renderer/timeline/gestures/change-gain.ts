import { envelopeGainDb } from '../../../src-main/shared/commands/clip/cut-envelope.ts';
import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { boxOfClip, soundBox } from '../clip-box.ts';
import { gainOfHeight } from '../gain-scale.ts';
import type { TrackRow } from '../timeline-layout.ts';
import { sampleOfX } from '../viewport.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import type { Gesture, PointerPoint } from './gesture.ts';

/** Drags the gain line of a clip up and down: its envelope goes with it as it is. */
export function changeGain(scene: TimelineScene, clip: Clip, row: TrackRow, start: PointerPoint): Gesture {
  const envelopeDb = envelopeGainDb(clip.envelope, sampleOfX(scene.viewport, start.x) - clip.startSample);
  return {
    cursor: 'ns-resize',
    scrollsAtEdges: false,
    process(present, pointer) {
      const sound = soundBox(boxOfClip(present, row, clip));
      const total = gainOfHeight(1 - (pointer.y - sound.top) / sound.height);
      const gainDb = Math.min(24, Math.max(-96, Math.round((total - envelopeDb) * 10) / 10));
      return { calls: [{ name: 'clip.change', arguments: { id: clip.id, changes: { gainDb } } }], figure: { kind: 'gain', gainDb } };
    },
  };
}
