import { z } from 'zod';

import { character } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { withChanges } from '../with-changes.ts';

export const changeCharacter = defineCommand({
  name: 'character.change',
  arguments: z.object({
    id: z.string(),
    changes: character.pick({ name: true, colour: true, voiceId: true, delivery: true }).partial(),
  }),
  run: (document, { id, changes }) => [put('characters', withChanges(need(document, 'characters', id), changes))],
});
