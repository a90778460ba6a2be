import { randomUUID } from 'node:crypto';

import { sweepPartialFiles } from '../../media/partial-files.ts';
import type { ExportJob, ExportSpec } from '../../shared/contract/views.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { checkRoom } from './check-room.ts';
import type { ExportEvents, ExportService } from './export-service.ts';
import type { ExportSource } from './export-source.ts';
import { planFiles } from './plan-files.ts';
import { targetFolder, type PlannedFile } from './planned-file.ts';
import { writeCompanions } from './write-companions.ts';
import { ReadAhead } from './read-ahead.ts';
import { placeFor, writeExportFile } from './write-export-file.ts';

/** At most so often a job tells how far it is, in ms. */
const TELL_EVERY_MS = 100;
/** From here on the time that is left can be told. */
const ENOUGH_TO_ESTIMATE = 0.02;

interface RunningJob {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** Exports of one open project. Jobs run one after another, each from the document as it was when the job began. */
export class ProjectExports implements ExportService {
  readonly #source: ExportSource;
  readonly #events: ExportEvents;
  readonly #jobs = new Map<string, ExportJob>();
  readonly #running = new Map<string, RunningJob>();
  #last: Promise<void> = Promise.resolve();
  #closing = false;
  #toldAtMs = -Infinity;

  /** Jobs that the program was closed on are found interrupted. Nothing is written by that. */
  constructor(source: ExportSource, events: ExportEvents) {
    this.#source = source;
    this.#events = events;
    for (const job of source.loadJobs()) this.#jobs.set(job.id, job.state === 'running' ? { ...withoutEstimate(job), state: 'interrupted' } : job);
  }

  async start(spec: ExportSpec, warnings: readonly string[] = []): Promise<string> {
    const document = this.#source.document();
    const files = planFiles(document, spec);
    await checkRoom(files, spec);
    const job: ExportJob = { id: randomUUID(), state: 'running', spec, filesDone: 0, filesTotal: files.length, share: 0, files: [], warnings: [...warnings] };
    this.#begin(job, document, files);
    return job.id;
  }

  async cancel(jobId: string): Promise<void> {
    const running = this.#running.get(jobId);
    running?.abort.abort();
    await running?.ended;
  }

  async resume(jobId: string): Promise<void> {
    const job = this.#jobs.get(jobId);
    if (!job || job.state === 'running' || job.state === 'done') {
      throw new VoxloomError('input.option', 'This export has nothing left to do. Start a new one instead.');
    }
    const document = this.#source.document();
    const files = planFiles(document, job.spec);
    await checkRoom(files.slice(job.filesDone), job.spec);
    // The script has changed since: what was finished may be of other lines.
    const startsOver = files.length !== job.filesTotal;
    this.#begin({ ...asBegun(job), state: 'running', ...(startsOver && { filesDone: 0, filesTotal: files.length, share: 0, files: [], warnings: [] }) }, document, files);
  }

  list(): readonly ExportJob[] {
    return [...this.#jobs.values()].reverse();
  }

  async close(): Promise<void> {
    this.#closing = true;
    for (const { abort } of this.#running.values()) abort.abort();
    await this.#last;
  }

  #begin(job: ExportJob, document: ProjectDocument, files: readonly PlannedFile[]): void {
    const abort = new AbortController();
    this.#tell(job, true);
    const ended = this.#last.then(() => this.#run(job.id, document, files, abort.signal));
    this.#running.set(job.id, { abort, ended });
    this.#last = ended;
  }

  async #run(jobId: string, document: ProjectDocument, files: readonly PlannedFile[], signal: AbortSignal): Promise<void> {
    try {
      await this.#writeAll(jobId, document, files, signal);
      this.#change(jobId, (job) => ({ ...withoutEstimate(job), state: 'done', share: 1 }), true);
    } catch (error) {
      if (signal.aborted) this.#change(jobId, (job) => ({ ...withoutEstimate(job), state: this.#closing ? 'interrupted' : 'cancelled' }), true);
      else this.#change(jobId, (job) => ({ ...withoutEstimate(job), state: 'failed', message: sentenceOf(error), code: error instanceof VoxloomError ? error.code : 'export.failed' }), true);
    } finally {
      this.#running.delete(jobId);
    }
  }

  async #writeAll(jobId: string, document: ProjectDocument, files: readonly PlannedFile[], signal: AbortSignal): Promise<void> {
    const { spec, filesDone } = this.#present(jobId);
    const settings = document.settings.get('project');
    const sounds = new ReadAhead(this.#source.sounds);
    const lengths = files.map(({ startSample, endSample }) => endSample - startSample);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    let finished = lengths.slice(0, filesDone).reduce((sum, length) => sum + length, 0);
    const meter = progressMeter(finished / total);
    // What a killed program left beside these files, it cannot have removed itself.
    await sweepPartialFiles(targetFolder(spec));

    const lying = files.map((file) => ({ file, path: file.path }));
    for (const [index, file] of files.entries()) {
      if (index < filesDone) continue;
      signal.throwIfAborted();
      const length = lengths[index] ?? 0;
      const path = await placeFor(file.path, spec.collision);
      if (path === undefined) {
        this.#change(jobId, (job) => ({ ...job, filesDone: index + 1, warnings: [...job.warnings, `"${file.path}" was there already and was left as it is.`] }), true);
      } else {
        lying[index] = { file, path };
        const { bytes, measure, warnings } = await writeExportFile(file, path, {
          document,
          spec,
          title: settings?.title ?? '',
          language: settings?.language ?? '',
          sounds,
          findPicture: (picture) => this.#source.findPicture(picture),
          signal,
          onShare: (share) => {
            this.#change(jobId, (job) => ({ ...job, ...meter((finished + share * length) / total) }), false);
          },
        });
        const { lengthMs, loudnessLufs, truePeakDbtp } = measure;
        this.#change(
          jobId,
          (job) => ({ ...job, filesDone: index + 1, files: [...job.files, { path, bytes, lengthMs, loudnessLufs, truePeakDbtp }], warnings: [...job.warnings, ...warnings] }),
          true,
        );
      }
      finished += length;
    }
    await writeCompanions(document, { spec, files: lying, wordsOf: (takeId) => this.#source.takeWords(takeId), signal });
  }

  #present(jobId: string): ExportJob {
    const job = this.#jobs.get(jobId);
    if (!job) throw new Error(`no export ${jobId}`);
    return job;
  }

  #change(jobId: string, change: (job: ExportJob) => ExportJob, keeps: boolean): void {
    this.#tell(change(this.#present(jobId)), keeps);
  }

  /** @param keeps the change is worth keeping in the project, and told at once */
  #tell(job: ExportJob, keeps: boolean): void {
    this.#jobs.set(job.id, job);
    if (keeps) this.#source.saveJob(job);
    const now = performance.now();
    if (!keeps && now - this.#toldAtMs < TELL_EVERY_MS) return;
    this.#toldAtMs = now;
    this.#events.onChange(job);
  }

}

/** How far a job is and how long it will take, from how long it took to get here. */
function progressMeter(startShare: number): (share: number) => Pick<ExportJob, 'share' | 'remainingMs'> {
  const startedMs = performance.now();
  return (share) => {
    const done = share - startShare;
    if (done < ENOUGH_TO_ESTIMATE) return { share };
    return { share, remainingMs: ((performance.now() - startedMs) / done) * (1 - share) };
  };
}

function withoutEstimate(job: ExportJob): ExportJob {
  const kept = { ...job };
  delete kept.remainingMs;
  return kept;
}

/** A job without what was told of its last run. */
function asBegun(job: ExportJob): ExportJob {
  const kept = withoutEstimate(job);
  delete kept.message;
  delete kept.code;
  return kept;
}

function sentenceOf(error: unknown): string {
  return error instanceof VoxloomError ? error.message : `The export stopped: ${error instanceof Error ? error.message : String(error)}.`;
}
