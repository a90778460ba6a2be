import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { put } from '../edit.ts';
import { moveRows } from '../move-rows.ts';

export const moveLines = defineCommand({
  name: 'line.move',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(50_000), after: z.string().nullable() }),
  run: (document, { ids, after }) => moveRows(document.lines, ids, after).map((row) => put('lines', row)),
});
