import { z } from 'zod';

import { clip } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, needNew, put } from '../edit.ts';
import { checkClipPlace } from './check-clip-place.ts';

export const duplicateClips = defineCommand({
  name: 'clip.duplicate',
  arguments: z.object({
    copies: z.array(clip.pick({ id: true, startSample: true, trackId: true }).extend({ newId: z.string().min(1).max(64) })).min(1).max(10_000),
  }),
  run: (document, { copies }) =>
    copies.map(({ id, newId, startSample, trackId }) => {
      needNew(document, 'clips', newId);
      const copy = { ...need(document, 'clips', id), id: newId, startSample, trackId };
      checkClipPlace(document, copy);
      return put('clips', copy);
    }),
});
