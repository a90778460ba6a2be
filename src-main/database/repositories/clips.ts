import type { Clip } from '../../shared/domain/project-rows.ts';
import type { TableMapping } from './table-mapping.ts';

/** Clips and, in a table of their own, the points of their envelopes. */
export const clipMapping: TableMapping<Clip> = {
  table: 'clips',
  columns: [
    'id',
    'track_id',
    'line_id',
    'take_id',
    'asset_id',
    'start_sample',
    'offset_samples',
    'length_samples',
    'gain_db',
    'fade_in_samples',
    'fade_out_samples',
  ],
  encode: (row) => [
    row.id,
    row.trackId,
    row.lineId,
    row.takeId,
    row.assetId,
    row.startSample,
    row.offsetSamples,
    row.lengthSamples,
    row.gainDb,
    row.fadeInSamples,
    row.fadeOutSamples,
  ],
  decode: (record, points) => ({
    id: record['id'],
    trackId: record['track_id'],
    lineId: record['line_id'],
    takeId: record['take_id'],
    assetId: record['asset_id'],
    startSample: record['start_sample'],
    offsetSamples: record['offset_samples'],
    lengthSamples: record['length_samples'],
    gainDb: record['gain_db'],
    fadeInSamples: record['fade_in_samples'],
    fadeOutSamples: record['fade_out_samples'],
    envelope: points.map((point) => ({ atSample: point['at_sample'], gainDb: point['gain_db'] })),
  }),
  children: {
    table: 'clip_envelope_points',
    parent: 'clip_id',
    columns: ['at_sample', 'gain_db'],
    encode: (row) => row.envelope.map(({ atSample, gainDb }) => [atSample, gainDb]),
  },
};
