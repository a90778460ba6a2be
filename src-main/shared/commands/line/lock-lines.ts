import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';

export const lockLines = defineCommand({
  name: 'line.lock',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(50_000), locked: z.boolean() }),
  run: (document, { ids, locked }) => ids.map((id) => put('lines', { ...need(document, 'lines', id), locked })),
});
