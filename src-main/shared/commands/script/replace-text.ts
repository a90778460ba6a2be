import { z } from 'zod';

import { line } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked } from '../edit.ts';
import { withText } from '../with-text.ts';

/** New texts for many lines at once: what find and replace makes. */
export const replaceText = defineCommand({
  name: 'script.replaceText',
  arguments: z.object({ edits: z.array(line.pick({ id: true, text: true })).min(1).max(50_000) }),
  run: (document, { edits }) => edits.flatMap(({ id, text }) => withText(document, needUnlocked(document, id), text)),
});
