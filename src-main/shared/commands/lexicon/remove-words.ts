import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, remove } from '../edit.ts';

export const removeWords = defineCommand({
  name: 'lexicon.remove',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(50_000) }),
  run: (document, { ids }) => ids.map((id) => remove('lexicon', need(document, 'lexicon', id).id)),
});
