import type { ExportJob, ExportSpec } from '../../shared/contract/views.ts';

/**
 * Exports of the open project. A job goes on in the background and reports through `onChange`; every file of it appears
 * whole or not at all. Jobs are kept in the project, so that one the program was closed on can be resumed.
 */
export interface ExportService {
  /**
   * Checks what was asked for and starts it.
   * @param warnings what the job is to tell from its beginning
   * @returns id of the job
   * @throws VoxloomError `input.target-unwritable`, `input.empty-script` for a project with nothing to export.
   */
  start(spec: ExportSpec, warnings?: readonly string[]): Promise<string>;
  /** Ends a running job; its finished files stay. A job that is not running is left as it is. */
  cancel(jobId: string): Promise<void>;
  /**
   * Goes on with a job that failed, was cancelled or interrupted; finished files are kept.
   * @throws VoxloomError `input.option` for a job that is unknown, runs or is done.
   */
  resume(jobId: string): Promise<void>;
  /** Newest first. */
  list(): readonly ExportJob[];
  /** Stops what runs, as interrupted, so that it can be resumed. */
  close(): Promise<void>;
}

export interface ExportEvents {
  /** A job began, got on or ended. At most 10 times a second a job. */
  onChange(job: ExportJob): void;
}
