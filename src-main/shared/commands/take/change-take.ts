import { z } from 'zod';

import { take } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { withChanges } from '../with-changes.ts';

export const changeTake = defineCommand({
  name: 'take.change',
  arguments: z.object({ id: z.string(), changes: take.pick({ name: true, starred: true, locked: true }).partial() }),
  run: (document, { id, changes }) => [put('takes', withChanges(need(document, 'takes', id), changes))],
});
