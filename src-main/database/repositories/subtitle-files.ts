import type { SubtitleFile } from '../../shared/domain/project-rows.ts';
import { booleanOf, sqlBoolean } from './table-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

export const subtitleFileMapping: TableMapping<SubtitleFile> = {
  table: 'subtitle_files',
  columns: ['id', 'name', 'format', 'encoding', 'byte_order_mark', 'text'],
  encode: (row) => [row.id, row.name, row.format, row.encoding, sqlBoolean(row.byteOrderMark), row.text],
  decode: (record) => ({
    id: record['id'],
    name: record['name'],
    format: record['format'],
    encoding: record['encoding'],
    byteOrderMark: booleanOf(record['byte_order_mark']),
    text: record['text'],
  }),
};
