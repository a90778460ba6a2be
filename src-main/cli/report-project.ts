import { basename } from 'node:path';

import type { ProjectExportSummary } from '../services/headless/export-project.ts';
import { duration } from './progress-bar.ts';

/** What the author should know about an export, one sentence each. */
export function projectRemarks({ exported, failed, gate }: ProjectExportSummary): string[] {
  return [
    ...failed.map(({ message }) => `A line could not be rendered: ${message}`),
    ...gate.findings.map((finding) => `Delivery: ${finding}`),
    ...(exported?.warnings ?? []),
  ];
}

export function describeProject({ exported, rendered }: ProjectExportSummary, seconds: number): string {
  if (!exported) return 'Nothing was made: the delivery check blocks it. Mend what it says, or give --gate warn.';
  const [first, ...more] = exported.files;
  const named = first === undefined ? 'Nothing new' : more.length === 0 ? `${basename(first.path)}: ${duration(first.lengthMs / 1000)}` : `${exported.files.length} files`;
  return `${named} in ${seconds.toFixed(1)} s${rendered > 0 ? `, ${rendered} ${rendered === 1 ? 'line' : 'lines'} rendered` : ''}.`;
}

export function projectJson({ exported, rendered, failed, gate, stages }: ProjectExportSummary, seconds: number): string {
  return JSON.stringify({ files: exported?.files ?? [], warnings: exported?.warnings ?? [], rendered, failed, gate, seconds: Math.round(seconds * 1000) / 1000, stages });
}
