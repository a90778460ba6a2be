import type { GateFinding, GateReport } from '../../shared/contract/gate-views.ts';
import { lineNumbers } from '../../shared/domain/in-order.ts';
import { DEFAULT_SETTINGS, type ProjectDocument } from '../../shared/domain/project-document.ts';
import { timecodeOfSample } from '../../shared/domain/timecode.ts';
import { gateSentence, type GateLanguage } from '../../shared/gate/gate-sentence.ts';

/** A finding as it is written down. */
export interface GateRow {
  readonly level: GateFinding['level'];
  readonly code: GateFinding['code'];
  /** Number of the line in the script, from 1; empty for the whole programme. */
  readonly number: string;
  readonly timecode: string;
  readonly character: string;
  readonly text: string;
  readonly sentence: string;
}

/** One row a finding, in their order. */
export function gateRows(report: GateReport, document: ProjectDocument, language: GateLanguage): GateRow[] {
  const numbers = lineNumbers(document);
  const settings = document.settings.get('project') ?? DEFAULT_SETTINGS;
  return report.findings.map((finding) => {
    const line = document.lines.get(finding.lineId ?? '');
    const number = line && numbers.get(line.id);
    return {
      level: finding.level,
      code: finding.code,
      number: number === undefined ? '' : String(number + 1),
      timecode: finding.atSample === null ? '' : timecodeOfSample(finding.atSample, settings),
      character: document.characters.get(line?.characterId ?? '')?.name ?? '',
      text: line?.text ?? '',
      sentence: gateSentence(finding, language),
    };
  });
}
