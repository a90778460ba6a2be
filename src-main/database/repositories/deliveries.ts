import type { LineDelivery } from '../../shared/domain/project-rows.ts';
import { jsonOf } from './table-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

/** A null column of a slider is the character's; a drawing is read and written whole, so it is JSON. */
export const deliveryMapping: TableMapping<LineDelivery> = {
  table: 'deliveries',
  columns: ['id', 'pace', 'pitch_semitones', 'range', 'energy_db', 'pauses', 'drawing'],
  encode: ({ id, changes, drawing }) => [
    id,
    changes.pace ?? null,
    changes.pitchSemitones ?? null,
    changes.range ?? null,
    changes.energyDb ?? null,
    changes.pauses ?? null,
    drawing && JSON.stringify(drawing),
  ],
  decode: (record) => {
    const changes = {
      pace: record['pace'],
      pitchSemitones: record['pitch_semitones'],
      range: record['range'],
      energyDb: record['energy_db'],
      pauses: record['pauses'],
    };
    return {
      id: record['id'],
      changes: Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null)),
      drawing: record['drawing'] === null ? null : jsonOf(record['drawing']),
    };
  },
};
