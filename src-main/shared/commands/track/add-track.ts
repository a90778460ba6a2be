import { z } from 'zod';

import { ordersAfter } from '../../domain/order-keys.ts';
import { track } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, needNew, put } from '../edit.ts';
import { refuseBedSettings } from './refuse-bed-settings.ts';

export const addTrack = defineCommand({
  name: 'track.add',
  arguments: z.object({ track: track.omit({ order: true }), after: z.string().nullable() }),
  run(document, { track: added, after }) {
    needNew(document, 'tracks', added.id);
    refuseBedSettings(added);
    if (after !== null) need(document, 'tracks', after);
    if (added.characterId !== null) need(document, 'characters', added.characterId);
    const [order = ''] = ordersAfter(document.tracks, after, 1);
    return [put('tracks', { ...added, order })];
  },
});
