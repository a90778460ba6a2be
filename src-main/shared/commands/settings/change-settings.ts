import { z } from 'zod';

import { projectSettings } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { withChanges } from '../with-changes.ts';

export const changeSettings = defineCommand({
  name: 'settings.change',
  // What is left out stays: it must not come back as a default.
  arguments: z.object({
    changes: projectSettings
      .omit({ id: true })
      .extend({ dropFrame: projectSettings.shape.dropFrame.unwrap(), startFrame: projectSettings.shape.startFrame.unwrap(), conform: projectSettings.shape.conform.unwrap() })
      .partial(),
  }),
  run: (document, { changes }) => [put('settings', withChanges(need(document, 'settings', 'project'), changes))],
});
