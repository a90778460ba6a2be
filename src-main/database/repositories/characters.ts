import type { Character } from '../../shared/domain/project-rows.ts';
import { jsonOf } from './table-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

export const characterMapping: TableMapping<Character> = {
  table: 'characters',
  columns: ['id', 'sort_order', 'name', 'colour', 'voice_id', 'pace', 'pitch_semitones', 'range', 'energy_db', 'pauses', 'aliases'],
  added: ['[]'],
  encode: ({ id, order, name, colour, voiceId, delivery, aliases }) => [
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
    JSON.stringify(aliases),
  ],
  decode: (record) => ({
    id: record['id'],
    order: record['sort_order'],
    name: record['name'],
    aliases: jsonOf(record['aliases']),
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
