import { z } from 'zod';

import { track } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { withChanges } from '../with-changes.ts';
import { refuseBedSettings } from './refuse-bed-settings.ts';

export const changeTrack = defineCommand({
  name: 'track.change',
  // What is left out stays: it must not come back as a default.
  arguments: z.object({
    id: z.string(),
    changes: track
      .omit({ id: true, order: true, kind: true })
      .extend({ content: track.shape.content.unwrap(), duck: track.shape.duck.unwrap() })
      .partial(),
  }),
  run(document, { id, changes }) {
    if (changes.characterId != null) need(document, 'characters', changes.characterId);
    const changed = withChanges(need(document, 'tracks', id), changes);
    refuseBedSettings(changed);
    return [put('tracks', changed)];
  },
});
