import type { Character } from '../../shared/domain/project-rows.ts';
import type { TableMapping } from './table-mapping.ts';

export const characterMapping: TableMapping<Character> = {
  table: 'characters',
  columns: ['id', 'sort_order', 'name', 'colour', 'voice_id', 'pace', 'pitch_semitones', 'range', 'energy_db', 'pauses'],
  encode: ({ id, order, name, colour, voiceId, delivery }) => [
    id,
    order,
    name,
    colour,
    voiceId,
    delivery.pace,
    delivery.pitchSemitones,
    delivery.range,
    delivery.energyDb,
    delivery.pauses,
  ],
  decode: (record) => ({
    id: record['id'],
    order: record['sort_order'],
    name: record['name'],
    colour: record['colour'],
    voiceId: record['voice_id'],
    delivery: {
      pace: record['pace'],
      pitchSemitones: record['pitch_semitones'],
      range: record['range'],
      energyDb: record['energy_db'],
      pauses: record['pauses'],
    },
  }),
};
