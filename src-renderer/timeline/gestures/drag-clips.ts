import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { snap, snapTargets } from '../snapping.ts';
import { endOfClip } from '../timeline-layout.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { rowAtY } from '../timeline-scene.ts';
import { sampleOfX } from '../viewport.ts';
import type { Gesture, PointerPoint } from './gesture.ts';
import { NOTHING_YET } from './gesture.ts';

/**
 * Moves clips along the programme and across tracks, all by the same distance. Alt leaves them where they are and moves
 * copies; Shift keeps to the direction that was gone furthest.
 * @param clip the one that was taken; the others are the rest of the selection.
 */
export function dragClips(scene: TimelineScene, clip: Clip, start: PointerPoint, newIdOf: (id: string) => string): Gesture {
  const ids = scene.selectedClipIds.has(clip.id) ? scene.selectedClipIds : new Set([clip.id]);
  const clips = [...ids].flatMap((id) => scene.document.clips.get(id) ?? []);
  const first = Math.min(...clips.map(({ startSample }) => startSample));
  const last = Math.max(...clips.map(endOfClip));
  const targets = snapTargets(scene, ids);
  const takenAt = sampleOfX(scene.viewport, start.x);
  const rows = scene.layout.rows;
  const indexOfTrack = new Map(rows.map(({ track }, index) => [track.id, index]));
  const takenRow = indexOfTrack.get(clip.trackId) ?? 0;

  const rowsMoved = (present: TimelineScene, pointer: PointerPoint): number => {
    const over = rowAtY(present, pointer.y);
    if (!over) return 0;
    const by = (indexOfTrack.get(over.track.id) ?? takenRow) - takenRow;
    const allFit = clips.every(({ trackId, assetId }) => rows[(indexOfTrack.get(trackId) ?? 0) + by]?.track.kind === (assetId === null ? 'voice' : 'bed'));
    return allFit ? by : 0;
  };

  return {
    cursor: 'grabbing',
    scrollsAtEdges: true,
    process(present, pointer) {
      const isVertical = pointer.shift && Math.abs(pointer.y - start.y) > Math.abs(pointer.x - start.x);
      const byRows = pointer.shift && !isVertical ? 0 : rowsMoved(present, pointer);
      const wanted = isVertical ? 0 : Math.max(-first, Math.round(sampleOfX(present.viewport, pointer.x) - takenAt));
      const edges = [clip.startSample, endOfClip(clip), first, last].map((sample) => sample + wanted);
      const snapped = isVertical ? { bySamples: 0, atSample: null } : snap(present, targets, edges);
      const bySamples = Math.max(-first, wanted + snapped.bySamples);
      if (bySamples === 0 && byRows === 0) return NOTHING_YET;
      const trackOf = ({ trackId }: Clip): string => rows[(indexOfTrack.get(trackId) ?? 0) + byRows]?.track.id ?? trackId;
      const feedback = { snappedSample: snapped.atSample, figure: { kind: 'distance', samples: bySamples } } as const;
      if (!pointer.alt) return { calls: moveCalls(clips, bySamples, byRows === 0 ? null : trackOf, present.ripple), ...feedback };
      const copies = clips.map((copied) => ({ id: copied.id, newId: newIdOf(copied.id), startSample: copied.startSample + bySamples, trackId: trackOf(copied) }));
      return { calls: [{ name: 'clip.duplicate', arguments: { copies } }], selectClipIds: copies.map(({ newId }) => newId), ...feedback };
    },
  };
}

/** One call when the clips stay on their tracks, one for each track that they come to otherwise. */
export function moveCalls(clips: readonly Clip[], bySamples: number, trackOf: ((clip: Clip) => string) | null, ripple: boolean): CommandCall[] {
  const call = (moved: readonly Clip[], trackId: string | null): CommandCall => ({
    name: 'clip.move',
    arguments: { ids: moved.map(({ id }) => id), bySamples, trackId, ripple },
  });
  if (!trackOf) return [call(clips, null)];
  return [...Map.groupBy(clips, trackOf)].map(([trackId, moved]) => call(moved, trackId));
}
