import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, put, refused, remove } from '../edit.ts';

/** Its lines go to another character, its tracks stay and belong to nobody. */
export const removeCharacter = defineCommand({
  name: 'character.remove',
  arguments: z.object({ id: z.string(), moveLinesTo: z.string().nullable() }),
  run(document, { id, moveLinesTo }) {
    need(document, 'characters', id);
    const lines = [...document.lines.values()].filter((line) => line.characterId === id);
    if (lines.length > 0 && (moveLinesTo === null || moveLinesTo === id)) {
      throw refused('This character still speaks. Choose who takes over the lines.');
    }
    if (moveLinesTo !== null) need(document, 'characters', moveLinesTo);
    const tracks = [...document.tracks.values()].filter((track) => track.characterId === id);
    return [
      ...lines.map((line) => put('lines', { ...line, characterId: moveLinesTo ?? id })),
      ...tracks.map((track) => put('tracks', { ...track, characterId: null })),
      remove('characters', id),
    ];
  },
});
