import { randomUUID } from 'node:crypto';

import type { ProjectDatabase } from '../../database/project-database.ts';
import type { CommandCall } from '../../shared/commands/run-commands.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { RenderedTake } from '../speech/rendered-take.ts';
import { alignedTake } from './align-take.ts';
import { computePeaks } from './peaks.ts';
import type { ProjectSession } from './project-session.ts';

/**
 * Stores a rendering and makes it a take of its line.
 * @throws VoxloomError `edit.refused` when the line has gone meanwhile; `project.read-only`, `project.write-failed`.
 */
export function keepTake(session: ProjectSession, rendered: RenderedTake): void {
  if (!session.document.lines.has(rendered.lineId)) throw new VoxloomError('edit.refused', 'The line was removed while it was being rendered.');
  const addition = storeTake(session.database, rendered);
  const edits = alignedTake(session.document, rendered.lineId, addition, rendered.detail, (takeId) => session.database.takeDetail(takeId));
  session.commit(edits, { commitId: null });
}

/**
 * Stores the sound of a rendering, its peaks and its timings.
 * @returns the edit that makes it a take. Everything is in the file before a take refers to it, so no take ever lacks its
 * sound; what no take comes to refer to is pruned.
 */
export function storeTake(database: ProjectDatabase, rendered: RenderedTake): CommandCall {
  const takeId = randomUUID();
  const { soundId, frames } = database.putSound({ channels: 1, chunks: rendered.samples });
  if (!database.peaks(soundId)) database.putPeaks(soundId, computePeaks(rendered.samples, 1));
  database.putTakeDetail(takeId, rendered.detail);
  const { lineId, seed, recipe, loudnessLufs, overSamples, rate, stretch } = rendered;
  const take = {
    id: takeId,
    lineId,
    name: '',
    starred: false,
    locked: false,
    seed,
    recipe,
    soundId,
    lengthSamples: frames,
    loudnessLufs,
    overSamples,
    rate,
    stretch,
    createdAtMs: Date.now(),
  };
  return { name: 'take.add', arguments: { take, clipId: randomUUID(), trackId: randomUUID() } };
}
