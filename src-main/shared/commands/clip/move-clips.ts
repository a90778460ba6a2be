import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { checkClipPlace } from './check-clip-place.ts';
import { rippled } from './ripple.ts';

/**
 * Moves clips together; the first stops at the start of the programme and the others keep their distance to it. With
 * `ripple`, what follows on their tracks moves along.
 */
export const moveClips = defineCommand({
  name: 'clip.move',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(50_000), bySamples: z.int(), trackId: z.string().nullable(), ripple: z.boolean() }),
  run(document, { ids, bySamples, trackId, ripple }) {
    const moving = new Set(ids);
    const clips = [...moving].map((id) => need(document, 'clips', id));
    const first = Math.min(...clips.map(({ startSample }) => startSample));
    const by = Math.max(bySamples, -first);
    const moved = clips.map((clip) => ({ ...clip, startSample: clip.startSample + by, trackId: trackId ?? clip.trackId }));
    for (const clip of moved) checkClipPlace(document, clip);
    const tracks = new Set(clips.map((clip) => clip.trackId));
    const followers = ripple ? [...tracks].flatMap((id) => rippled(document, id, first, by, moving)) : [];
    return [...moved, ...followers].map((clip) => put('clips', clip));
  },
});
