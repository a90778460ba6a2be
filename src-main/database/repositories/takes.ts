import type { Take } from '../../shared/domain/project-rows.ts';
import { booleanOf, sqlBoolean } from './table-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

/** What the script knows of a take; its sound and timings are in `SoundStore` and `TakeDetails`. */
export const takeMapping: TableMapping<Take> = {
  table: 'takes',
  columns: [
    'id',
    'line_id',
    'number',
    'name',
    'starred',
    'locked',
    'seed',
    'recipe',
    'sound_id',
    'length_samples',
    'loudness_lufs',
    'over_samples',
    'created_at_ms',
  ],
  encode: (row) => [
    row.id,
    row.lineId,
    row.number,
    row.name,
    sqlBoolean(row.starred),
    sqlBoolean(row.locked),
    row.seed,
    row.recipe,
    row.soundId,
    row.lengthSamples,
    row.loudnessLufs,
    row.overSamples,
    row.createdAtMs,
  ],
  decode: (record) => ({
    id: record['id'],
    lineId: record['line_id'],
    number: record['number'],
    name: record['name'],
    starred: booleanOf(record['starred']),
    locked: booleanOf(record['locked']),
    seed: record['seed'],
    recipe: record['recipe'],
    soundId: record['sound_id'],
    lengthSamples: record['length_samples'],
    loudnessLufs: record['loudness_lufs'],
    overSamples: record['over_samples'],
    createdAtMs: record['created_at_ms'],
  }),
};
