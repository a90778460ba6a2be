import { z } from 'zod';

import { projectSettings } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { withChanges } from '../with-changes.ts';

export const changeSettings = defineCommand({
  name: 'settings.change',
  arguments: z.object({ changes: projectSettings.omit({ id: true }).partial() }),
  run: (document, { changes }) => [put('settings', withChanges(need(document, 'settings', 'project'), changes))],
});
