import { ProjectExports } from '../export/project-exports.ts';
import { locatePicture } from '../picture/locate-picture.ts';
import type { SpeechService } from '../speech/speech-service.ts';
import { BackupClock } from './backup-clock.ts';
import type { OpenProject } from './present-project.ts';
import type { ProjectSession } from './project-session.ts';
import { projectSounds } from './project-sounds.ts';
import { openRenderQueue } from './render-work.ts';
import type { StudioEvents } from './studio-events.ts';
import type { StudioStatus } from './studio-status.ts';

export interface FurnishOptions {
  readonly speech: SpeechService;
  readonly events: StudioEvents;
  readonly status: StudioStatus;
  readonly backupFolder: string;
}

/** What works on a project while it is open: its render queue, its exports, its backups. */
export function furnishProject(session: ProjectSession, { speech, events, status, backupFolder }: FurnishOptions): Omit<OpenProject, 'session'> {
  const { database } = session;
  const rendering = openRenderQueue(session, speech, (view) => {
    status.renderingChanged(view);
  });
  const exports = new ProjectExports(
    {
      document: () => session.document,
      sounds: projectSounds(database),
      findPicture: (picture) => locatePicture(picture, database.path),
      takeWords: (takeId) => database.takeDetail(takeId)?.words ?? [],
      loadJobs: () => database.exports(),
      saveJob: (job) => {
        // A project that was opened to read may be exported; only the memory of it ends with the program.
        if (!session.readOnly) database.putExport(job);
      },
    },
    {
      onChange: (job) => {
        events.tell('export.changed', job);
      },
    },
  );
  const backups = new BackupClock({
    edits: () => session.edits,
    backUp: () => session.backUp(backupFolder),
    onFailure: (error) => {
      status.failure(error);
    },
  });
  return { rendering, exports, backups };
}
