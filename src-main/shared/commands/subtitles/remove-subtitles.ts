import { z } from 'zod';

import { cuesOfFile } from '../../domain/in-order.ts';
import { defineCommand } from '../command.ts';
import { need, remove } from '../edit.ts';

/** Forgets a subtitle file and its cues. The lines stay, with their slots. */
export const removeSubtitles = defineCommand({
  name: 'subtitles.remove',
  arguments: z.object({ id: z.string() }),
  run(document, { id }) {
    need(document, 'subtitleFiles', id);
    return [...cuesOfFile(document, id).map((cue) => remove('cues', cue.id)), remove('subtitleFiles', id)];
  },
});
