import type { RequestHandlers } from '../../shared/contract/contract.ts';
import { abortSignalOf } from './abort-signal-of.ts';
import { importAudio } from './import-audio.ts';
import type { PresentProject } from './present-project.ts';
import { importScript } from './script-import.ts';
import type { StudioEvents } from './studio-events.ts';
import type { StudioStatus } from './studio-status.ts';
import { importSubtitles } from './subtitle-import.ts';

type ImportRequests = Pick<RequestHandlers, 'import.script' | 'import.subtitles' | 'import.audio'>;

/** Scripts, subtitles and beds from files of the author. */
export function importRequests(present: PresentProject, events: StudioEvents, status: StudioStatus): ImportRequests {
  return {
    'import.script': (source, signal) => importScript(source, abortSignalOf(signal)),
    'import.subtitles': (source, signal) => importSubtitles(source, abortSignalOf(signal)),
    'import.audio': (source, signal) => importAudio(source, { present, events, status, signal: abortSignalOf(signal) }),
  };
}
