import { z } from 'zod';

import { clip } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { withChanges } from '../with-changes.ts';
import { withinSound } from './clip-sound.ts';

/** Gain, fades and envelope of a clip. */
export const changeClip = defineCommand({
  name: 'clip.change',
  arguments: z.object({
    id: z.string(),
    changes: clip.pick({ gainDb: true, fadeInSamples: true, fadeOutSamples: true, envelope: true }).partial(),
  }),
  run(document, { id, changes }) {
    const envelope = changes.envelope?.toSorted((a, b) => a.atSample - b.atSample);
    const changed = withChanges(need(document, 'clips', id), { ...changes, ...(envelope && { envelope }) });
    return [put('clips', withinSound(document, changed))];
  },
});
