import { z } from 'zod';

import { clipsOfLine, takesOfLine, tracksInOrder } from '../../domain/in-order.ts';
import { ordersAfter } from '../../domain/order-keys.ts';
import { applyPatches, type Patch, type ProjectDocument } from '../../domain/project-document.ts';
import { take, type Clip, type Line, type Take } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, needNew, put } from '../edit.ts';
import { chooseTakePatches } from './choose-take-patches.ts';
import { makeRoom, placeForLine } from './make-room.ts';

/**
 * A rendering comes home. It counts at once, unless its line or the take that counts now is locked: then it waits among the
 * takes. A line that has no clip yet gets one, on its character's track, which is made if need be.
 */
export const addTake = defineCommand({
  name: 'take.add',
  arguments: z.object({
    take: take.omit({ number: true }),
    /** Ids for a clip and a track, in case they are needed. */
    clipId: z.string().min(1).max(64),
    trackId: z.string().min(1).max(64),
  }),
  run(document, { take: made, clipId, trackId }) {
    needNew(document, 'takes', made.id);
    const line = need(document, 'lines', made.lineId);
    const number = (takesOfLine(document, line.id).at(-1)?.number ?? 0) + 1;
    const added: Take = { ...made, number };
    const addition = put('takes', added);
    const present = line.takeId === null ? undefined : document.takes.get(line.takeId);
    if (line.locked || present?.locked) return [addition];
    const withTake = applyPatches(document, [addition]);
    if (clipsOfLine(document, line.id).length > 0 || added.lengthSamples === 0) return [addition, ...chooseTakePatches(withTake, added)];
    return [addition, ...firstClip(withTake, line, added, clipId, trackId)];
  },
});

function firstClip(document: ProjectDocument, line: Line, added: Take, clipId: string, newTrackId: string): Patch[] {
  needNew(document, 'clips', clipId);
  const known = tracksInOrder(document).find(({ kind, characterId }) => kind === 'voice' && characterId === line.characterId);
  const startSample = placeForLine(document, line);
  const clip: Clip = {
    id: clipId,
    trackId: known?.id ?? newTrackId,
    lineId: line.id,
    takeId: added.id,
    assetId: null,
    startSample,
    offsetSamples: 0,
    lengthSamples: added.lengthSamples,
    gainDb: 0,
    fadeInSamples: 0,
    fadeOutSamples: 0,
    envelope: [],
  };
  const moved = makeRoom(document, line, startSample, startSample + added.lengthSamples);
  return [
    ...(known ? [] : [voiceTrack(document, line.characterId, newTrackId)]),
    put('lines', { ...line, takeId: added.id }),
    ...[clip, ...moved].map((row) => put('clips', row)),
  ];
}

/** A new voice track, under the other voices and above the beds. */
function voiceTrack(document: ProjectDocument, characterId: string, id: string): Patch {
  needNew(document, 'tracks', id);
  const after = tracksInOrder(document).findLast(({ kind }) => kind === 'voice')?.id ?? null;
  const [order = ''] = ordersAfter(document.tracks, after, 1);
  const { name } = need(document, 'characters', characterId);
  return put('tracks', { id, order, name, kind: 'voice', characterId, gainDb: 0, pan: 0, mute: false, solo: false, armed: false, content: null, duck: null });
}
