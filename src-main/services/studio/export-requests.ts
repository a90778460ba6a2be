import type { RequestHandlers } from '../../shared/contract/contract.ts';
import type { GateReport } from '../../shared/contract/gate-views.ts';
import type { ExportSpec, VoiceView } from '../../shared/contract/views.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { gateSentence } from '../../shared/gate/gate-sentence.ts';
import { checkGate } from '../gate/check-gate.ts';
import { abortSignalOf } from './abort-signal-of.ts';
import { authorPath } from './author-path.ts';
import { gateSource } from './gate-requests.ts';
import type { PresentProject } from './present-project.ts';

type ExportRequests = Pick<RequestHandlers, 'export.start' | 'export.cancel' | 'export.resume' | 'export.list'>;

/** Exports of the open project, which the delivery gate lets begin. Each throws `project.none-open` without one. */
export function exportRequests(present: PresentProject, voices: readonly VoiceView[]): ExportRequests {
  return {
    'export.start': async (spec, signal) => {
      const project = present.need();
      const report = spec.gate === 'off' ? undefined : await checkGate(gateSource(project, voices), spec, false, abortSignalOf(signal));
      const warnings = report ? admit(report, spec) : [];
      return { jobId: await project.exports.start({ ...spec, target: authorPath(spec.target) }, warnings) };
    },
    'export.cancel': async ({ jobId }) => {
      await present.need().exports.cancel(jobId);
      return {};
    },
    'export.resume': async ({ jobId }) => {
      await present.need().exports.resume(jobId);
      return {};
    },
    'export.list': () => Promise.resolve({ jobs: [...present.need().exports.list()] }),
  };
}

/**
 * @returns what an export that may begin is to be told about all the same
 * @throws VoxloomError `export.blocked` where it asked to be stopped
 */
function admit({ findings }: GateReport, { gate }: ExportSpec): string[] {
  const blocking = findings.filter(({ level }) => level === 'block');
  const [first] = blocking;
  if (first && gate === 'block') {
    throw new VoxloomError('export.blocked', `The check before delivery found ${count(blocking.length, 'thing')} to mend first, beginning with: ${gateSentence(first, 'en')}`);
  }
  const warning = findings.filter(({ level }) => level === 'warn').length;
  if (blocking.length + warning === 0) return [];
  return [`The check before delivery found ${count(blocking.length, 'fault')} and ${count(warning, 'warning')}.`];
}

function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}
