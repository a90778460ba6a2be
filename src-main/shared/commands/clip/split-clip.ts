import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, needNew, put, refused } from '../edit.ts';
import { withinSound } from './clip-sound.ts';
import { cutEnvelope } from './cut-envelope.ts';

/** Cuts a clip in two at a sample of the programme; both together sound as before, but that a fade which is cut ends at the cut. */
export const splitClip = defineCommand({
  name: 'clip.split',
  arguments: z.object({ id: z.string(), atSample: z.int().nonnegative(), newId: z.string().min(1).max(64) }),
  run(document, { id, atSample, newId }) {
    const clip = need(document, 'clips', id);
    needNew(document, 'clips', newId);
    const cut = atSample - clip.startSample;
    if (cut <= 0 || cut >= clip.lengthSamples) throw refused('A clip is split between its start and its end.');
    const first = { ...clip, lengthSamples: cut, fadeOutSamples: 0, envelope: cutEnvelope(clip.envelope, 0, cut) };
    const second = {
      ...clip,
      id: newId,
      startSample: atSample,
      offsetSamples: clip.offsetSamples + cut,
      lengthSamples: clip.lengthSamples - cut,
      fadeInSamples: 0,
      envelope: cutEnvelope(clip.envelope, cut, clip.lengthSamples),
    };
    return [first, second].map((half) => put('clips', withinSound(document, half)));
  },
});
