import type { Asset } from '../../shared/domain/project-rows.ts';
import type { TableMapping } from './table-mapping.ts';

export const assetMapping: TableMapping<Asset> = {
  table: 'assets',
  columns: ['id', 'name', 'sound_id', 'length_samples', 'channels'],
  encode: (row) => [row.id, row.name, row.soundId, row.lengthSamples, row.channels],
  decode: (record) => ({
    id: record['id'],
    name: record['name'],
    soundId: record['sound_id'],
    lengthSamples: record['length_samples'],
    channels: record['channels'],
  }),
};
