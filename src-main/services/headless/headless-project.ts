import { randomUUID } from 'node:crypto';

import type { CommandCall } from '../../shared/commands/run-commands.ts';
import type { ProjectSnapshot, RequestInput, RequestName, RequestOutput } from '../../shared/contract/contract.ts';
import type { StudioHost } from '../../shared/contract/studio-host.ts';
import type { ExportJob, ExportSpec, RenderQueueView } from '../../shared/contract/views.ts';
import { applyPatches, documentOfLists, type ProjectDocument } from '../../shared/domain/project-document.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/** A line that could not be rendered. */
export interface FailedLine {
  readonly lineId: string;
  readonly message: string;
}

/** How far a piece of work is: 0 to 1, and how long it will take from here where that can be told. */
export type OnShare = (share: number, remainingMs?: number) => void;

/**
 * A project that is open in a studio without a window: what a window would ask for, one request after another, with the
 * document as it is after each. Every wait ends with `engine.cancelled` when `signal` aborts.
 */
export class HeadlessProject {
  readonly #studio: StudioHost;
  readonly #signal: AbortSignal;
  readonly #projectId: string;
  /** Of the project's file. */
  readonly path: string;
  #document: ProjectDocument;

  private constructor(studio: StudioHost, { projectId, path, tables }: ProjectSnapshot, signal: AbortSignal) {
    this.#studio = studio;
    this.#signal = signal;
    this.#projectId = projectId;
    this.path = path;
    this.#document = documentOfLists(tables);
    studio.subscribe((name, body) => {
      if (name === 'project.changed' && 'patches' in body) this.#document = applyPatches(this.#document, body.patches);
    });
  }

  /**
   * @param mayBeReadOnly what is asked of it changes nothing
   * @throws VoxloomError `project.read-only` for a project that another program has open; what opening it throws.
   */
  static async open(studio: StudioHost, path: string, signal: AbortSignal, mayBeReadOnly = false): Promise<HeadlessProject> {
    const snapshot = await studio.handlers['project.open']({ path }, signal);
    if (snapshot.readOnly && !mayBeReadOnly) {
      throw new VoxloomError('project.read-only', `"${path}" can only be read now. ${snapshot.notices.join(' ')}`.trim());
    }
    return new HeadlessProject(studio, snapshot, signal);
  }

  static async create(studio: StudioHost, path: string, title: string, signal: AbortSignal): Promise<HeadlessProject> {
    return new HeadlessProject(studio, await studio.handlers['project.create']({ path, title }, signal), signal);
  }

  get document(): ProjectDocument {
    return this.#document;
  }

  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    this.throwIfStopped();
    return this.#studio.handlers[name](input, this.#signal);
  }

  /** Follows a piece of work that was given a name. @returns a function that ends it */
  followWork(workId: string, onShare: OnShare): () => void {
    return this.#studio.subscribe((name, body) => {
      if (name === 'work.changed' && 'kind' in body && 'share' in body && body.id === workId) onShare(body.share, body.remainingMs);
    });
  }

  /** One step of undo. Nothing is done for no commands. */
  async commit(commands: readonly CommandCall[], label?: RequestInput<'project.commit'>['label']): Promise<void> {
    if (commands.length === 0) return;
    await this.request('project.commit', { projectId: this.#projectId, commitId: randomUUID(), commands: [...commands], ...(label && { label }) });
  }

  /**
   * Renders every line whose take is missing or stale. A line that fails does not stop the others.
   * @returns how many were asked for, and those that failed
   */
  async renderChanged(onShare: OnShare): Promise<{ readonly rendered: number; readonly failed: readonly FailedLine[] }> {
    const ended = Promise.withResolvers<RenderQueueView>();
    let total = 0;
    const unsubscribe = this.#studio.subscribe((name, body) => {
      if (name !== 'render.changed' || !('jobs' in body)) return;
      const open = body.jobs.filter(({ state }) => state !== 'failed');
      const begun = open.reduce((sum, { share }) => sum + share, 0);
      if (total > 0) onShare(Math.max(0, Math.min(1, (total - open.length + begun) / total)), body.remainingMs);
      if (total > 0 && open.length === 0) ended.resolve(body);
    });
    try {
      const { lineIds } = await this.request('render.enqueueChanged', {});
      total = lineIds.length;
      if (total === 0) return { rendered: 0, failed: [] };
      const { jobs } = await this.#orStopped(ended.promise);
      const failed = jobs.flatMap(({ lineId, state, message }) => (state === 'failed' ? [{ lineId, message: message ?? '' }] : []));
      return { rendered: total - failed.length, failed };
    } finally {
      unsubscribe();
    }
  }

  /** @throws VoxloomError what the export failed with. */
  async export(spec: ExportSpec, onShare: OnShare): Promise<ExportJob> {
    const ended = Promise.withResolvers<ExportJob>();
    const jobs = new Map<string, ExportJob>();
    let jobId: string | undefined;
    const look = (job: ExportJob | undefined): void => {
      if (!job) return;
      onShare(job.share, job.remainingMs);
      if (job.state !== 'running') ended.resolve(job);
    };
    const unsubscribe = this.#studio.subscribe((name, body) => {
      if (name !== 'export.changed' || !('filesTotal' in body)) return;
      jobs.set(body.id, body);
      if (body.id === jobId) look(body);
    });
    try {
      ({ jobId } = await this.request('export.start', spec));
      // It may have ended before its name was known.
      look(jobs.get(jobId));
      const job = await this.#orStopped(ended.promise);
      if (job.state !== 'done') throw new VoxloomError(job.code ?? 'export.failed', job.message ?? 'The export was stopped.');
      return job;
    } finally {
      unsubscribe();
    }
  }

  /** @throws VoxloomError `engine.cancelled` */
  throwIfStopped(): void {
    if (this.#signal.aborted) throw stopped();
  }

  async #orStopped<Value>(pending: Promise<Value>): Promise<Value> {
    this.throwIfStopped();
    const { promise, reject } = Promise.withResolvers<never>();
    const stop = (): void => {
      reject(stopped());
    };
    this.#signal.addEventListener('abort', stop);
    try {
      return await Promise.race([pending, promise]);
    } finally {
      this.#signal.removeEventListener('abort', stop);
    }
  }
}

function stopped(): VoxloomError {
  return new VoxloomError('engine.cancelled', 'Stopped. The same command goes on from here.');
}
