import type { Line } from '../../shared/domain/project-rows.ts';
import { booleanOf, jsonOf, spanOf, sqlBoolean } from './table-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

/** Lines and, in a table of their own, the author's overrides of their reading. */
export const lineMapping: TableMapping<Line> = {
  table: 'lines',
  columns: ['id', 'sort_order', 'character_id', 'text', 'slot_start_sample', 'slot_end_sample', 'locked', 'seed', 'take_id', 'fit'],
  added: ['fit'],
  encode: (row) => [
    row.id,
    row.order,
    row.characterId,
    row.text,
    row.slot?.startSample ?? null,
    row.slot?.endSample ?? null,
    sqlBoolean(row.locked),
    row.seed,
    row.takeId,
    row.fit,
  ],
  decode: (record, overrides) => ({
    id: record['id'],
    order: record['sort_order'],
    characterId: record['character_id'],
    text: record['text'],
    slot: spanOf(record['slot_start_sample'], record['slot_end_sample']),
    fit: record['fit'],
    locked: booleanOf(record['locked']),
    seed: record['seed'],
    overrides: overrides.map((override) => ({ start: override['start_offset'], end: override['end_offset'], phones: jsonOf(override['phones']) })),
    takeId: record['take_id'],
  }),
  children: {
    table: 'line_overrides',
    parent: 'line_id',
    columns: ['start_offset', 'end_offset', 'phones'],
    encode: (row) => row.overrides.map(({ start, end, phones }) => [start, end, JSON.stringify(phones)]),
  },
};
