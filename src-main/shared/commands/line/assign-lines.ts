import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, needUnlocked, put } from '../edit.ts';

/** Gives lines to another character. */
export const assignLines = defineCommand({
  name: 'line.assign',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(50_000), characterId: z.string() }),
  run(document, { ids, characterId }) {
    need(document, 'characters', characterId);
    return ids.map((id) => put('lines', { ...needUnlocked(document, id), characterId }));
  },
});
