import type { Marker } from '../../shared/domain/project-rows.ts';
import type { TableMapping } from './table-mapping.ts';

export const markerMapping: TableMapping<Marker> = {
  table: 'markers',
  columns: ['id', 'at_sample', 'name', 'colour'],
  encode: (row) => [row.id, row.atSample, row.name, row.colour],
  decode: (record) => ({ id: record['id'], atSample: record['at_sample'], name: record['name'], colour: record['colour'] }),
};
