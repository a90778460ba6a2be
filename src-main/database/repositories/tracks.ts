import type { Track } from '../../shared/domain/project-rows.ts';
import { booleanOf, jsonOf, sqlBoolean } from './table-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

export const trackMapping: TableMapping<Track> = {
  table: 'tracks',
  columns: ['id', 'sort_order', 'name', 'kind', 'character_id', 'gain_db', 'pan', 'mute', 'solo', 'armed', 'content', 'duck'],
  added: [null, null],
  encode: (row) => [
    row.id,
    row.order,
    row.name,
    row.kind,
    row.characterId,
    row.gainDb,
    row.pan,
    sqlBoolean(row.mute),
    sqlBoolean(row.solo),
    sqlBoolean(row.armed),
    row.content,
    row.duck && JSON.stringify(row.duck),
  ],
  decode: (record) => ({
    id: record['id'],
    order: record['sort_order'],
    name: record['name'],
    kind: record['kind'],
    content: record['content'],
    duck: (record['duck'] ?? null) === null ? null : jsonOf(record['duck']),
    characterId: record['character_id'],
    gainDb: record['gain_db'],
    pan: record['pan'],
    mute: booleanOf(record['mute']),
    solo: booleanOf(record['solo']),
    armed: booleanOf(record['armed']),
  }),
};
