import type { StudioHost } from '../../shared/contract/studio-host.ts';
import type { ExportJob, ExportSpec } from '../../shared/contract/views.ts';
import { HeadlessProject, type FailedLine } from './headless-project.ts';
import { passGate, type GateOutcome } from './pass-gate.ts';
import { StageMeter, type StageProgress } from './stage-meter.ts';

export interface ProjectExportJob {
  readonly projectPath: string;
  /** Renders what is missing or stale first. */
  readonly renders: boolean;
  /** Where to save what the delivery gate finds: .csv, .json or .html. */
  readonly reportPath?: string;
  /** What to export; loudness null, and a film in the language `und`, for the project's own. */
  readonly spec: Omit<ExportSpec, 'loudness'> & { readonly loudness: ExportSpec['loudness'] | null };
}

export interface ProjectExportSummary {
  /** Undefined where the gate did not let it be made. */
  readonly exported: ExportJob | undefined;
  readonly rendered: number;
  readonly failed: readonly FailedLine[];
  readonly gate: GateOutcome;
  readonly stages: Readonly<Record<string, number>>;
}

const STAGES = [
  { name: 'speech', weight: 50 },
  { name: 'check', weight: 10 },
  { name: 'export', weight: 40 },
];

/**
 * Exports a project as its window would.
 * @throws VoxloomError what opening it throws; `project.read-only` where lines are to be rendered while another program has
 * it open; `engine.cancelled` on abort; what the export fails with.
 */
export async function exportProject(job: ProjectExportJob, studio: StudioHost, signal: AbortSignal, onProgress: (progress: StageProgress) => void = () => undefined): Promise<ProjectExportSummary> {
  const project = await HeadlessProject.open(studio, job.projectPath, signal, !job.renders);
  const meter = new StageMeter(job.renders ? STAGES : STAGES.slice(1), onProgress);
  const { rendered, failed } = job.renders ? await meter.run('speech', (onShare) => project.renderChanged(onShare)) : { rendered: 0, failed: [] };
  const settings = project.document.settings.get('project');
  const spec: ExportSpec = { ...job.spec, loudness: job.spec.loudness ?? settings?.loudnessPreset ?? 'none', format: withLanguage(job.spec.format, settings?.language) };
  const gate = await meter.run('check', () => passGate(project, spec, job.reportPath));
  const exported = gate.isBlocked ? undefined : await meter.run('export', (onShare) => project.export(spec, onShare));
  return { exported, rendered, failed, gate, stages: meter.seconds };
}

/** `und` stands for the project's own language. */
function withLanguage(format: ExportSpec['format'], language: string | undefined): ExportSpec['format'] {
  return 'language' in format && format.language === 'und' ? { ...format, language: language ?? 'und' } : format;
}
