import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { put } from '../edit.ts';
import { moveRows } from '../move-rows.ts';

export const moveCharacter = defineCommand({
  name: 'character.move',
  arguments: z.object({ id: z.string(), after: z.string().nullable() }),
  run: (document, { id, after }) => moveRows(document.characters, [id], after).map((row) => put('characters', row)),
});
