import { replaceFile } from '../../media/replace-file.ts';
import type { GateReport } from '../../shared/contract/gate-views.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { GateLanguage } from '../../shared/gate/gate-sentence.ts';
import { gateRows } from './gate-rows.ts';
import { gatePage } from './gate-page.ts';

export type GateFileFormat = 'csv' | 'json' | 'html';

/**
 * Saves a report; the file is the old one or the whole new one. CSV is RFC 4180 with a byte order mark, so that table
 * programs read its letters right.
 * @throws VoxloomError `input.target-unwritable`, `export.failed`.
 */
export async function writeGateReport(report: GateReport, document: ProjectDocument, target: { readonly path: string; readonly format: GateFileFormat; readonly language: GateLanguage }, signal?: AbortSignal): Promise<void> {
  const text = textOf(report, document, target.format, target.language);
  await replaceFile(target.path, (file) => file.append(new TextEncoder().encode(text)), { signal });
}

function textOf(report: GateReport, document: ProjectDocument, format: GateFileFormat, language: GateLanguage): string {
  const rows = gateRows(report, document, language);
  if (format === 'json') return `${JSON.stringify({ ...report, findings: report.findings.map((finding, index) => ({ ...finding, sentence: rows[index]?.sentence ?? '' })) }, null, 2)}\n`;
  if (format === 'html') return gatePage(report, rows, language);
  const header = ['level', 'code', 'line', 'timecode', 'character', 'text', 'finding'];
  const cells = rows.map(({ level, code, number, timecode, character, text, sentence }) => [level, code, number, timecode, character, text, sentence]);
  return `\uFEFF${[header, ...cells].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that a table program would take for a formula is kept text by the quote it shows. */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
