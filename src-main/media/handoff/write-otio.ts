import { pathToFileURL } from 'node:url';

import { exactRate } from '../../shared/domain/exact-rate.ts';
import { frameAtSample } from './frame-at-sample.ts';
import { lanesOf, type FramedClip, type HandoffList } from './handoff-list.ts';

type Json = { readonly [name: string]: unknown };

/**
 * OpenTimelineIO (Academy Software Foundation, the `.otio` JSON of release 0.15 and later): an audio track for each track, all
 * times on whole frames.
 */
export function writeOtio(list: HandoffList): string {
  const { numerator, denominator } = exactRate(list.frameRate);
  const rate = numerator / denominator;
  const time = (value: number): Json => ({ OTIO_SCHEMA: 'RationalTime.1', rate, value });
  const range = (start: number, duration: number): Json => ({ OTIO_SCHEMA: 'TimeRange.1', start_time: time(start), duration: time(duration) });

  const clip = (framed: FramedClip): Json => ({
    OTIO_SCHEMA: 'Clip.2',
    metadata: { voxloom: { character: framed.characterName, text: framed.lineText } },
    name: framed.name,
    source_range: range(framed.sourceFrame, framed.endFrame - framed.startFrame),
    effects: [],
    markers: [],
    enabled: true,
    media_references: { DEFAULT_MEDIA: reference(framed) },
    active_media_reference_key: 'DEFAULT_MEDIA',
  });
  const reference = ({ mediaPath, name }: FramedClip): Json => {
    const common = { metadata: {}, name, available_range: null, available_image_bounds: null };
    if (mediaPath === null) return { OTIO_SCHEMA: 'MissingReference.1', ...common };
    return { OTIO_SCHEMA: 'ExternalReference.1', ...common, target_url: pathToFileURL(mediaPath).href };
  };
  const gap = (duration: number): Json => ({ OTIO_SCHEMA: 'Gap.1', metadata: {}, name: '', source_range: range(0, duration), effects: [], markers: [], enabled: true });

  const tracks = lanesOf(list).map(({ name, clips }): Json => {
    let at = 0;
    const children = clips.flatMap((framed) => {
      const before = framed.startFrame - at;
      at = framed.endFrame;
      return before > 0 ? [gap(before), clip(framed)] : [clip(framed)];
    });
    return { OTIO_SCHEMA: 'Track.1', metadata: {}, name, source_range: null, effects: [], markers: [], enabled: true, children, kind: 'Audio' };
  });
  const markers = list.markers.map(
    ({ atSample, name }): Json => ({ OTIO_SCHEMA: 'Marker.2', metadata: {}, name, color: 'RED', comment: '', marked_range: range(frameAtSample(atSample, list.frameRate), 0) }),
  );
  const timeline = {
    OTIO_SCHEMA: 'Timeline.1',
    metadata: {},
    name: list.title,
    global_start_time: time(list.startFrame),
    tracks: { OTIO_SCHEMA: 'Stack.1', metadata: {}, name: 'tracks', source_range: null, effects: [], markers, enabled: true, children: tracks },
  };
  return `${JSON.stringify(timeline, undefined, 2)}\n`;
}
