import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, needUnlocked, refused } from '../edit.ts';
import { chooseTakePatches } from './choose-take-patches.ts';

/** Makes one of a line's takes the one that counts. */
export const chooseTake = defineCommand({
  name: 'take.choose',
  arguments: z.object({ lineId: z.string(), takeId: z.string() }),
  run(document, { lineId, takeId }) {
    needUnlocked(document, lineId);
    const take = need(document, 'takes', takeId);
    if (take.lineId !== lineId) throw refused('This take is of another line.');
    return chooseTakePatches(document, take);
  },
});
