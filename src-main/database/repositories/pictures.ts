import type { Picture } from '../../shared/domain/project-rows.ts';
import { jsonOf } from './table-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

/** The sound tracks of a picture are only ever read whole, so they are JSON. */
export const pictureMapping: TableMapping<Picture> = {
  table: 'pictures',
  columns: ['id', 'path', 'name', 'bytes', 'start_sample', 'length_samples', 'frame_rate', 'width', 'height', 'video_codec', 'sound_tracks'],
  encode: (row) => [
    row.id,
    row.path,
    row.name,
    row.bytes,
    row.startSample,
    row.lengthSamples,
    row.frameRate,
    row.width,
    row.height,
    row.videoCodec,
    JSON.stringify(row.soundTracks),
  ],
  decode: (record) => ({
    id: record['id'],
    path: record['path'],
    name: record['name'],
    bytes: record['bytes'],
    startSample: record['start_sample'],
    lengthSamples: record['length_samples'],
    frameRate: record['frame_rate'],
    width: record['width'],
    height: record['height'],
    videoCodec: record['video_codec'],
    soundTracks: jsonOf(record['sound_tracks']),
  }),
};
