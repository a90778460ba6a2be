import { z } from 'zod';

import { clip } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { withinSound } from './clip-sound.ts';
import { cutEnvelope } from './cut-envelope.ts';
import { rippled } from './ripple.ts';

/** Sets which stretch of its sound a clip plays, and where. With `ripple`, what follows on the track keeps its distance. */
export const trimClip = defineCommand({
  name: 'clip.trim',
  arguments: clip.pick({ id: true, startSample: true, offsetSamples: true, lengthSamples: true }).extend({ ripple: z.boolean() }),
  run(document, { id, startSample, offsetSamples, lengthSamples, ripple }) {
    const before = need(document, 'clips', id);
    const front = offsetSamples - before.offsetSamples;
    const envelope =
      front > 0
        ? cutEnvelope(before.envelope, front, front + lengthSamples)
        : before.envelope.map((point) => ({ ...point, atSample: point.atSample - front }));
    const after = withinSound(document, { ...before, startSample, offsetSamples, lengthSamples, envelope });
    const end = before.startSample + before.lengthSamples;
    const by = after.startSample + after.lengthSamples - end;
    const followers = ripple ? rippled(document, before.trackId, end, by, new Set([id])) : [];
    return [after, ...followers].map((row) => put('clips', row));
  },
});
