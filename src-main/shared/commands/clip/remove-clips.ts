import { z } from 'zod';

import { clipsOfTrack } from '../../domain/in-order.ts';
import type { Clip } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put, remove } from '../edit.ts';

/** Clips go, their takes stay. With `ripple`, what follows on their tracks closes the gaps. */
export const removeClips = defineCommand({
  name: 'clip.remove',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(50_000), ripple: z.boolean() }),
  run(document, { ids, ripple }) {
    const going = new Set(ids);
    const clips = [...going].map((id) => need(document, 'clips', id));
    const closed: Clip[] = [];
    for (const trackId of ripple ? new Set(clips.map((clip) => clip.trackId)) : []) {
      let gap = 0;
      for (const clip of clipsOfTrack(document, trackId)) {
        if (going.has(clip.id)) gap += clip.lengthSamples;
        else if (gap > 0) closed.push({ ...clip, startSample: Math.max(0, clip.startSample - gap) });
      }
    }
    return [...clips.map(({ id }) => remove('clips', id)), ...closed.map((clip) => put('clips', clip))];
  },
});
