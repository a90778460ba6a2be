import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { boxOfClip, soundBox } from '../clip-box.ts';
import { gainOfHeight } from '../gain-scale.ts';
import type { TrackRow } from '../timeline-layout.ts';
import { sampleOfX } from '../viewport.ts';
import type { Gesture, PointerPoint } from './gesture.ts';

/**
 * Moves a point of a clip's envelope between its neighbours; Shift keeps its gain or its time. Dragging it well above or
 * below the clip takes it away.
 */
export function moveEnvelopePoint(clip: Clip, row: TrackRow, index: number, start: PointerPoint): Gesture {
  const point = clip.envelope[index];
  const earliest = clip.envelope[index - 1]?.atSample ?? 0;
  const latest = clip.envelope[index + 1]?.atSample ?? clip.lengthSamples;
  return {
    cursor: 'move',
    scrollsAtEdges: false,
    process(present, pointer) {
      const sound = soundBox(boxOfClip(present, row, clip));
      const isThrownOut = pointer.y < sound.top - THROWN_OUT_PX || pointer.y > sound.top + sound.height + THROWN_OUT_PX;
      if (isThrownOut) return { calls: envelopeCalls(clip, clip.envelope.toSpliced(index, 1)) };
      const keepsTime = pointer.shift && Math.abs(pointer.y - start.y) >= Math.abs(pointer.x - start.x);
      const keepsGain = pointer.shift && !keepsTime;
      const wanted = Math.round(sampleOfX(present.viewport, pointer.x) - clip.startSample);
      const atSample = keepsTime && point ? point.atSample : Math.min(latest, Math.max(earliest, wanted));
      const total = gainOfHeight(1 - (pointer.y - sound.top) / sound.height);
      const gainDb = keepsGain && point ? point.gainDb : Math.min(24, Math.max(-96, Math.round((total - clip.gainDb) * 10) / 10));
      return { calls: envelopeCalls(clip, clip.envelope.with(index, { atSample, gainDb })), figure: { kind: 'gain', gainDb } };
    },
  };
}

const THROWN_OUT_PX = 30;

export function envelopeCalls(clip: Clip, envelope: Clip['envelope']): { name: string; arguments: unknown }[] {
  return [{ name: 'clip.change', arguments: { id: clip.id, changes: { envelope } } }];
}
