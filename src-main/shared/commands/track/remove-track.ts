import { z } from 'zod';

import { clipsOfTrack } from '../../domain/in-order.ts';
import { defineCommand } from '../command.ts';
import { need, remove } from '../edit.ts';

/** A track with its clips. Takes and imported sounds stay in the project. */
export const removeTrack = defineCommand({
  name: 'track.remove',
  arguments: z.object({ id: z.string() }),
  run(document, { id }) {
    need(document, 'tracks', id);
    return [...clipsOfTrack(document, id).map((clip) => remove('clips', clip.id)), remove('tracks', id)];
  },
});
