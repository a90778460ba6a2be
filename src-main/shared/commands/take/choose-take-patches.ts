import type { Patch, ProjectDocument } from '../../domain/project-document.ts';
import type { Take } from '../../domain/project-rows.ts';
import { need, put } from '../edit.ts';
import { followTake } from './follow-take.ts';
import { makeRoom } from './make-room.ts';

/** Makes a take the one that counts: its line names it, its clips play it, and later lines make room if it is longer. */
export function chooseTakePatches(document: ProjectDocument, take: Take): Patch[] {
  const line = need(document, 'lines', take.lineId);
  const clips = followTake(document, line.id, take);
  const last = clips.at(-1);
  const moved = last ? makeRoom(document, line, last.startSample, last.startSample + last.lengthSamples) : [];
  return [put('lines', { ...line, takeId: take.id }), ...[...clips, ...moved].map((clip) => put('clips', clip))];
}
