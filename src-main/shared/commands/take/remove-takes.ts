import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, put, refused, remove } from '../edit.ts';

/** Takes go. A locked one stays, and one that counts takes its clips with it. */
export const removeTakes = defineCommand({
  name: 'take.remove',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(50_000) }),
  run(document, { ids }) {
    const going = new Set(ids);
    for (const id of going) if (need(document, 'takes', id).locked) throw refused('This take is locked. Unlock it to remove it.');
    const isGoing = (takeId: string | null): boolean => takeId !== null && going.has(takeId);
    const lines = [...document.lines.values()].filter(({ takeId }) => isGoing(takeId));
    if (lines.some(({ locked }) => locked)) throw refused('This line is locked. Unlock it to change it.');
    const clips = [...document.clips.values()].filter(({ takeId }) => isGoing(takeId));
    return [
      ...clips.map(({ id }) => remove('clips', id)),
      ...lines.map((line) => put('lines', { ...line, takeId: null })),
      ...[...going].map((id) => remove('takes', id)),
    ];
  },
});
