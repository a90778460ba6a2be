import { formatTimecode } from '../../shared/domain/timecode.ts';
import { csvTable } from '../csv-table.ts';
import { frameAtSample } from './frame-at-sample.ts';
import { wordsOf, type HandoffList } from './handoff-list.ts';

/** Markers and clips as a table, CSV with the columns in which Premiere Pro lists markers; times in timecode of the programme. */
export function writeMarkerTable(list: HandoffList): string {
  const rows = [
    ...list.clips.map((clip) => ({ start: clip.startSample, end: clip.startSample + clip.lengthSamples, name: clip.name, description: clip.lineText === '' ? clip.trackName : wordsOf(clip), kind: 'Comment' })),
    ...list.markers.map(({ atSample, name }) => ({ start: atSample, end: atSample, name, description: '', kind: 'Chapter' })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const spoken = rows.map(({ start, end, name, description, kind }) => {
    const first = frameAtSample(start, list.frameRate);
    const last = Math.max(first, frameAtSample(end, list.frameRate));
    return [name, description, formatTimecode(first, list), formatTimecode(last, list), formatTimecode(last - first, { ...list, startFrame: 0 }), kind];
  });
  return csvTable(['Marker Name', 'Description', 'In', 'Out', 'Duration', 'Marker Type'], spoken);
}
