import { z } from 'zod';

import { line } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, put } from '../edit.ts';

/** What happens to lines that are longer than their slots. */
export const setLineFit = defineCommand({
  name: 'line.setFit',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(50_000), fit: line.shape.fit.unwrap() }),
  run: (document, { ids, fit }) => ids.map((id) => put('lines', { ...needUnlocked(document, id), fit })),
});
