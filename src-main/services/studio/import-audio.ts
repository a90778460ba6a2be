import { basename, extname } from 'node:path';

import type { RequestInput, RequestOutput } from '../../shared/contract/contract.ts';
import { authorPath } from './author-path.ts';
import { PeaksBuilder } from './peaks.ts';
import type { PresentProject } from './present-project.ts';
import { openSoundFile } from './read-sound-file.ts';
import type { StudioEvents } from './studio-events.ts';
import type { StudioStatus } from './studio-status.ts';
import { WorkProgress } from './work-progress.ts';

const LONGEST_NAME = 200;

interface ImportAudioParts {
  readonly present: PresentProject;
  readonly events: StudioEvents;
  readonly status: StudioStatus;
  readonly signal: AbortSignal;
}

/**
 * Brings the sound of a file into the open project, at 48 kHz. Nothing refers to it until an `asset.add` does: what is left
 * of an import that was stopped, by the author or by a crash, is swept away like any other sound without an owner.
 * @throws VoxloomError `project.none-open`; `input.file-missing`; `input.encoding`; `request.cancelled`.
 */
export async function importAudio({ path, soundTrack, workId }: RequestInput<'import.audio'>, parts: ImportAudioParts): Promise<RequestOutput<'import.audio'>> {
  const { present, events, status, signal } = parts;
  const { database, projectId } = present.need().session;
  const name = basename(path);
  const progress = workId === undefined ? undefined : new WorkProgress(events, { id: workId, kind: 'import-audio', name });
  try {
    const { channels, samples } = await openSoundFile(authorPath(path), signal, {
      ...(soundTrack !== undefined && { soundTrack }),
      onProgress: (share) => progress?.reach(share),
      onWarning: (reason) => {
        status.notice('warning', `"${name}" ${reason}.`);
      },
    });
    const sound = database.beginSound(channels);
    const peaks = new PeaksBuilder(channels);
    try {
      for await (const piece of samples) {
        // A project that was closed meanwhile takes nothing more.
        present.need(projectId);
        sound.append(piece);
        peaks.add(piece);
      }
      const { soundId, frames } = sound.finish();
      database.putPeaks(soundId, peaks.finish());
      return { name: basename(path, extname(path)).slice(0, LONGEST_NAME), soundId, lengthSamples: frames, channels };
    } catch (error) {
      if (present.now?.session.database === database) sound.abandon();
      throw error;
    }
  } finally {
    progress?.end();
  }
}
