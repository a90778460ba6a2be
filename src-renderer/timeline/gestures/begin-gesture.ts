import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { envelopeGainDb } from '../../../src-main/shared/commands/clip/cut-envelope.ts';
import type { Hit } from '../hit-testing.ts';
import type { TrackRow } from '../timeline-layout.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { sampleOfX } from '../viewport.ts';
import { changeGain } from './change-gain.ts';
import { dragClips } from './drag-clips.ts';
import { dragMarker } from './drag-marker.ts';
import { dragRange } from './drag-range.ts';
import { fadeClip } from './fade-clip.ts';
import type { Gesture, PointerPoint } from './gesture.ts';
import { moveEnvelopePoint } from './move-envelope-point.ts';
import { scrubPlayhead } from './scrub-playhead.ts';
import { selectMarquee } from './select-marquee.ts';
import { trimClip } from './trim-clip.ts';

/** The gesture that a press on `hit` starts once the pointer moves. */
export function beginGesture(scene: TimelineScene, hit: Hit, start: PointerPoint, newIdOf: (id: string) => string): Gesture {
  switch (hit.kind) {
    case 'ruler':
      return scrubPlayhead(scene);
    case 'range-strip':
      return dragRange(scene, 'new', start);
    case 'range-start':
      return dragRange(scene, 'start', start);
    case 'range-end':
      return dragRange(scene, 'end', start);
    case 'range':
      return dragRange(scene, 'whole', start);
    case 'marker':
      return dragMarker(scene, hit.markerId, start);
    case 'clip':
      return dragClips(scene, hit.clip, start, newIdOf);
    case 'clip-start':
      return trimClip(scene, hit.clip, 'start', start);
    case 'clip-end':
      return trimClip(scene, hit.clip, 'end', start);
    case 'fade-in':
      return fadeClip(hit.clip, 'in');
    case 'fade-out':
      return fadeClip(hit.clip, 'out');
    case 'envelope-point':
      return moveEnvelopePoint(hit.clip, hit.row, hit.index, start);
    case 'gain':
      return start.mod ? newEnvelopePoint(scene, hit.clip, hit.row, start) : changeGain(scene, hit.clip, hit.row, start);
    case 'lane':
    case 'nothing':
      return selectMarquee(scene, start);
  }
}

/** Puts a point on the gain line under the pointer, and goes on by moving it. */
function newEnvelopePoint(scene: TimelineScene, clip: Clip, row: TrackRow, start: PointerPoint): Gesture {
  const { envelope, index } = withPointAt(clip, sampleOfX(scene.viewport, start.x) - clip.startSample);
  return moveEnvelopePoint({ ...clip, envelope }, row, index, start);
}

/** The envelope of a clip with one more point, which changes nothing yet, and where that point stands in it. */
export function withPointAt(clip: Clip, sample: number): { readonly envelope: Clip['envelope']; readonly index: number } {
  const atSample = Math.round(Math.min(clip.lengthSamples, Math.max(0, sample)));
  const found = clip.envelope.findIndex((point) => point.atSample > atSample);
  const index = found < 0 ? clip.envelope.length : found;
  const gainDb = Math.round(envelopeGainDb(clip.envelope, atSample) * 10) / 10;
  return { envelope: clip.envelope.toSpliced(index, 0, { atSample, gainDb }), index };
}

/** The cursor over `hit`, before anything is pressed. */
export function cursorOf(hit: Hit, mod: boolean): string {
  switch (hit.kind) {
    case 'range-start':
    case 'range-end':
    case 'clip-start':
    case 'clip-end':
    case 'fade-in':
    case 'fade-out':
      return 'ew-resize';
    case 'gain':
      return mod ? 'copy' : 'ns-resize';
    case 'envelope-point':
      return 'move';
    case 'range':
    case 'marker':
    case 'clip':
      return 'grab';
    case 'ruler':
      return 'col-resize';
    case 'range-strip':
      return 'crosshair';
    case 'lane':
    case 'nothing':
      return 'default';
  }
}
