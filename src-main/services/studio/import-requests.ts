import { basename, extname } from 'node:path';

import type { RequestHandlers } from '../../shared/contract/contract.ts';
import { abortSignalOf } from './abort-signal-of.ts';
import { authorPath } from './author-path.ts';
import { PeaksBuilder } from './peaks.ts';
import type { PresentProject } from './present-project.ts';
import { openSoundFile } from './read-sound-file.ts';
import { importScript } from './script-import.ts';
import { importSubtitles } from './subtitle-import.ts';

type ImportRequests = Pick<RequestHandlers, 'import.script' | 'import.subtitles' | 'import.audio'>;

const LONGEST_NAME = 200;

/** Scripts, subtitles and beds from files of the author. */
export function importRequests(present: PresentProject): ImportRequests {
  return {
    'import.script': (source, signal) => importScript(source, abortSignalOf(signal)),
    'import.subtitles': (source, signal) => importSubtitles(source, abortSignalOf(signal)),
    'import.audio': async ({ path }, signal) => {
      const { database, projectId } = present.need().session;
      const { channels, samples } = await openSoundFile(authorPath(path), abortSignalOf(signal));
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
    },
  };
}
