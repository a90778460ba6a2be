import { extname, resolve } from 'node:path';

import type { GateReport } from '../../shared/contract/gate-views.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import { lineNumbers } from '../../shared/domain/in-order.ts';
import { gateSentence } from '../../shared/gate/gate-sentence.ts';
import type { HeadlessProject } from './headless-project.ts';

export interface GateOutcome {
  readonly level: GateReport['level'];
  /** One sentence a finding. */
  readonly findings: readonly string[];
  /** The export must not be made. */
  readonly isBlocked: boolean;
}

/**
 * Asks the delivery gate about an export before it is made, unless it is off and nobody wants its report.
 * @param reportPath where to save everything it finds, as its ending says
 */
export async function passGate(project: HeadlessProject, spec: ExportSpec, reportPath?: string): Promise<GateOutcome> {
  if (spec.gate === 'off' && reportPath === undefined) return { level: 'note', findings: [], isBlocked: false };
  const report = await project.request('gate.check', { spec });
  if (reportPath !== undefined) await project.request('gate.save', { report, path: resolve(reportPath), format: formatOf(reportPath), language: 'en' });
  if (spec.gate === 'off') return { level: 'note', findings: [], isBlocked: false };
  const numbers = lineNumbers(project.document);
  const findings = report.findings
    .filter((finding) => finding.level !== 'note')
    .map((finding) => {
      const number = numbers.get(finding.lineId ?? '');
      return `${number === undefined ? '' : `Line ${number + 1}: `}${gateSentence(finding, 'en')}`;
    });
  return { level: report.level, findings, isBlocked: spec.gate === 'block' && report.level === 'block' };
}

function formatOf(path: string): 'csv' | 'json' | 'html' {
  const ending = extname(path).toLowerCase();
  return ending === '.csv' ? 'csv' : ending === '.json' ? 'json' : 'html';
}
