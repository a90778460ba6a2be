import { z } from 'zod';

import { character } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { withChanges } from '../with-changes.ts';

/** A new name also goes to the character's tracks that bear the old one. */
export const changeCharacter = defineCommand({
  name: 'character.change',
  arguments: z.object({
    id: z.string(),
    changes: character.pick({ name: true, colour: true, voiceId: true, delivery: true }).extend({ aliases: character.shape.aliases.unwrap() }).partial(),
  }),
  run(document, { id, changes }) {
    const before = need(document, 'characters', id);
    const after = withChanges(before, changes);
    const tracks = after.name === before.name ? [] : [...document.tracks.values()].filter((track) => track.characterId === id && track.name === before.name);
    return [put('characters', after), ...tracks.map((track) => put('tracks', { ...track, name: after.name }))];
  },
});
