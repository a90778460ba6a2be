import type { GateReport } from '../../shared/contract/gate-views.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import { gateSentence } from '../../shared/gate/gate-sentence.ts';
import { lineNumbers } from '../../shared/domain/in-order.ts';
import type { HeadlessProject } from './headless-project.ts';

export interface GateOutcome {
  readonly level: GateReport['level'];
  /** One sentence a finding. */
  readonly findings: readonly string[];
  /** The export must not be made. */
  readonly isBlocked: boolean;
}

/** Asks the delivery gate, unless it is off, about an export before it is made. */
export async function passGate(project: HeadlessProject, spec: ExportSpec): Promise<GateOutcome> {
  if (spec.gate === 'off') return { level: 'note', findings: [], isBlocked: false };
  const { level, findings } = await project.request('gate.check', { spec });
  const numbers = lineNumbers(project.document);
  const sentences = findings
    .filter((finding) => finding.level !== 'note')
    .map((finding) => {
      const number = numbers.get(finding.lineId ?? '');
      return `${number === undefined ? '' : `Line ${number + 1}: `}${gateSentence(finding, 'en')}`;
    });
  return { level, findings: sentences, isBlocked: spec.gate === 'block' && level === 'block' };
}
