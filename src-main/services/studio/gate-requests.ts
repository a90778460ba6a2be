import type { ProjectDatabase } from '../../database/project-database.ts';
import type { RequestHandlers } from '../../shared/contract/contract.ts';
import type { VoiceView } from '../../shared/contract/views.ts';
import { checkGate, type GateSource } from '../gate/check-gate.ts';
import { writeGateReport } from '../gate/write-gate-report.ts';
import { samplesOfMs } from '../../shared/domain/time.ts';
import { abortSignalOf } from './abort-signal-of.ts';
import { authorPath } from './author-path.ts';
import type { OpenProject, PresentProject } from './present-project.ts';
import { projectSounds } from './project-sounds.ts';

type GateRequests = Pick<RequestHandlers, 'gate.check' | 'gate.save'>;

/** The delivery gate for the window. */
export function gateRequests(present: PresentProject, voices: readonly VoiceView[]): GateRequests {
  return {
    'gate.check': ({ spec }, signal) => checkGate(gateSource(present.need(), voices), spec, spec !== null, abortSignalOf(signal)),
    'gate.save': async ({ report, path, format, language }, signal) => {
      await writeGateReport(report, present.need().session.document, { path: authorPath(path), format, language }, abortSignalOf(signal));
      return {};
    },
  };
}

/** By database and take: a take never changes, and a script has thousands that are asked about at every edit. */
const quiets = new WeakMap<ProjectDatabase, Map<string, number>>();

function quietBefore(database: ProjectDatabase, takeId: string): number {
  const known = quiets.get(database) ?? new Map<string, number>();
  quiets.set(database, known);
  const quiet = known.get(takeId) ?? samplesOfMs(database.takeDetail(takeId)?.words[0]?.startMs ?? 0);
  known.set(takeId, quiet);
  return quiet;
}

/** What the gate looks at in an open project, as it is now. */
export function gateSource({ session, rendering }: Pick<OpenProject, 'session' | 'rendering'>, voices: readonly VoiceView[]): GateSource {
  const failed = rendering.queue.view.jobs.flatMap(({ lineId, state, message }) => (state === 'failed' ? [[lineId, message ?? ''] as const] : []));
  return {
    document: session.document,
    sounds: projectSounds(session.database),
    peaks: (soundId) => session.database.peaks(soundId),
    quietOf: (takeId) => quietBefore(session.database, takeId),
    failed: new Map(failed),
    voices,
  };
}
