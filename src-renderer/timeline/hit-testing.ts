import { envelopeGainDb } from '../../src-main/shared/commands/clip/cut-envelope.ts';
import type { Clip } from '../../src-main/shared/domain/project-rows.ts';
import type { Box } from './clip-box.ts';
import { boxOfClip, NAME_STRIP_PX, soundBox } from './clip-box.ts';
import { heightOfGain } from './gain-scale.ts';
import type { TrackRow } from './timeline-layout.ts';
import { RULER_HEIGHT_PX } from './timeline-layout.ts';
import type { TimelineScene } from './timeline-scene.ts';
import { rowAtY, settingsOf } from './timeline-scene.ts';
import { sampleOfX, xOfSample } from './viewport.ts';

/** What lies under the pointer. */
export type Hit =
  | { readonly kind: 'ruler' }
  | { readonly kind: 'range-strip' }
  | { readonly kind: 'range-start' | 'range-end' | 'range' }
  | { readonly kind: 'marker'; readonly markerId: string }
  | { readonly kind: 'clip' | 'clip-start' | 'clip-end' | 'fade-in' | 'fade-out' | 'gain'; readonly clip: Clip; readonly row: TrackRow }
  | { readonly kind: 'envelope-point'; readonly clip: Clip; readonly row: TrackRow; readonly index: number }
  | { readonly kind: 'lane'; readonly row: TrackRow }
  | { readonly kind: 'nothing' };

/** The upper part of the ruler, where the range is dragged; the rest puts the playhead. */
export const RANGE_STRIP_PX = 11;
export const MARKER_FLAG_PX = 10;
const EDGE_PX = 6;
const POINT_PX = 6;
const LINE_PX = 4;
/** Below this width a clip has no handles but its edges. */
export const HANDLES_FROM_PX = 28;

export function hitTest(scene: TimelineScene, x: number, y: number): Hit {
  if (y < RULER_HEIGHT_PX) return hitRuler(scene, x, y);
  const row = rowAtY(scene, y);
  if (!row) return { kind: 'nothing' };
  const reach = EDGE_PX * scene.viewport.samplesPerPixel;
  const sample = sampleOfX(scene.viewport, x);
  const near = row.clips.between(sample - reach, sample + reach);
  // Clips may overlap: what was drawn last lies on top, and a selected one before all.
  const topmost = near.sort((a, b) => rank(scene, b) - rank(scene, a) || b.startSample - a.startSample);
  for (const clip of topmost) {
    const hit = hitClip(scene, row, clip, x, y);
    if (hit) return hit;
  }
  return { kind: 'lane', row };
}

const rank = (scene: TimelineScene, clip: Clip): number => (scene.selectedClipIds.has(clip.id) ? 1 : 0);

function hitRuler(scene: TimelineScene, x: number, y: number): Hit {
  if (y < RANGE_STRIP_PX) {
    const { loop } = settingsOf(scene.document);
    if (!loop) return { kind: 'range-strip' };
    const start = xOfSample(scene.viewport, loop.startSample);
    const end = xOfSample(scene.viewport, loop.endSample);
    if (Math.abs(x - end) <= EDGE_PX) return { kind: 'range-end' };
    if (Math.abs(x - start) <= EDGE_PX) return { kind: 'range-start' };
    return x > start && x < end ? { kind: 'range' } : { kind: 'range-strip' };
  }
  let nearest: { readonly markerId: string; readonly distance: number } | undefined;
  for (const marker of scene.document.markers.values()) {
    const distance = Math.abs(xOfSample(scene.viewport, marker.atSample) + MARKER_FLAG_PX / 2 - x);
    if (distance <= MARKER_FLAG_PX / 2 + 1 && (!nearest || distance < nearest.distance)) nearest = { markerId: marker.id, distance };
  }
  return nearest ? { kind: 'marker', markerId: nearest.markerId } : { kind: 'ruler' };
}

function hitClip(scene: TimelineScene, row: TrackRow, clip: Clip, x: number, y: number): Hit | undefined {
  const box = boxOfClip(scene, row, clip);
  if (y < box.top || y > box.top + box.height) return undefined;
  const end = box.left + box.width;
  if (box.width >= HANDLES_FROM_PX) {
    const handle = hitHandles(scene, row, clip, box, x, y);
    if (handle) return handle;
  }
  // Inside, an edge reaches over a quarter of a narrow clip at most, so that its body can always be taken.
  const inside = Math.min(EDGE_PX, box.width / 4);
  if (x >= box.left - 2 && x <= box.left + inside) return { kind: 'clip-start', clip, row };
  if (x >= end - inside && x <= end + 2) return { kind: 'clip-end', clip, row };
  return x > box.left && x < end ? { kind: 'clip', clip, row } : undefined;
}

function hitHandles(scene: TimelineScene, row: TrackRow, clip: Clip, box: Box, x: number, y: number): Hit | undefined {
  const { samplesPerPixel } = scene.viewport;
  const end = box.left + box.width;
  if (Math.abs(y - box.top - NAME_STRIP_PX) <= POINT_PX) {
    if (Math.abs(x - fadeHandleX(box, clip.fadeInSamples / samplesPerPixel)) <= POINT_PX) return { kind: 'fade-in', clip, row };
    if (Math.abs(x - (2 * box.left + box.width - fadeHandleX(box, clip.fadeOutSamples / samplesPerPixel))) <= POINT_PX) return { kind: 'fade-out', clip, row };
  }
  if (!scene.selectedClipIds.has(clip.id) || x < box.left || x > end) return undefined;
  const sound = soundBox(box);
  const index = clip.envelope.findIndex((point) => Math.hypot(box.left + point.atSample / samplesPerPixel - x, yOfGain(sound, clip.gainDb + point.gainDb) - y) <= POINT_PX);
  if (index >= 0) return { kind: 'envelope-point', clip, row, index };
  const gainDb = clip.gainDb + envelopeGainDb(clip.envelope, (x - box.left) * samplesPerPixel);
  const isBody = x > box.left + EDGE_PX && x < end - EDGE_PX;
  return isBody && Math.abs(yOfGain(sound, gainDb) - y) <= LINE_PX ? { kind: 'gain', clip, row } : undefined;
}

/** Centre of a fade's handle, measured from the left edge; one without length stands just inside the clip. */
export function fadeHandleX(box: Box, fadePx: number): number {
  return box.left + Math.min(box.width - EDGE_PX, Math.max(EDGE_PX + 5, fadePx));
}

export function yOfGain(sound: Box, gainDb: number): number {
  return sound.top + sound.height * (1 - heightOfGain(gainDb));
}
