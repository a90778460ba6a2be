import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, remove } from '../edit.ts';

/** Imported sounds with the clips that play them. */
export const removeAssets = defineCommand({
  name: 'asset.remove',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(10_000) }),
  run: (document, { ids }) => {
    const going = new Set(ids.map((id) => need(document, 'assets', id).id));
    const clips = [...document.clips.values()].filter(({ assetId }) => assetId !== null && going.has(assetId));
    return [...clips.map(({ id }) => remove('clips', id)), ...[...going].map((id) => remove('assets', id))];
  },
});
