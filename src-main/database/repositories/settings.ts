import type { ProjectSettings } from '../../shared/domain/project-rows.ts';
import { booleanOf, spanOf, sqlBoolean } from './table-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

export const settingsMapping: TableMapping<ProjectSettings> = {
  table: 'settings',
  columns: ['id', 'title', 'language', 'time_format', 'frame_rate', 'loudness_preset', 'take_cap', 'line_gap_samples', 'loop_start_sample', 'loop_end_sample', 'drop_frame', 'start_frame', 'conform_from_rate', 'conform_to_rate'],
  added: [1, 0, null, null],
  encode: (row) => [
    row.id,
    row.title,
    row.language,
    row.timeFormat,
    row.frameRate,
    row.loudnessPreset,
    row.takeCap,
    row.lineGapSamples,
    row.loop?.startSample ?? null,
    row.loop?.endSample ?? null,
    sqlBoolean(row.dropFrame),
    row.startFrame,
    row.conform?.fromRate ?? null,
    row.conform?.toRate ?? null,
  ],
  decode: (record) => ({
    id: record['id'],
    title: record['title'],
    language: record['language'],
    timeFormat: record['time_format'],
    frameRate: record['frame_rate'],
    loudnessPreset: record['loudness_preset'],
    takeCap: record['take_cap'],
    lineGapSamples: record['line_gap_samples'],
    loop: spanOf(record['loop_start_sample'], record['loop_end_sample']),
    dropFrame: booleanOf(record['drop_frame']),
    startFrame: record['start_frame'],
    conform: (record['conform_from_rate'] ?? null) === null ? null : { fromRate: record['conform_from_rate'], toRate: record['conform_to_rate'] },
  }),
};
