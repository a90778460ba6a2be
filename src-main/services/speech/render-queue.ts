import type { RenderJob, RenderQueueView } from '../../shared/contract/views.ts';
import { RemainingTime } from '../../engine/process/remaining-time.ts';
import type { ErrorCode } from '../../shared/domain/voxloom-error.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { RenderedTake } from './rendered-take.ts';

/** One take to be made. */
export interface RenderRequest {
  readonly lineId: string;
  /** `own`: by the seed of the line. `new`: by a seed that no take of the line has yet (`unusedSeed`). */
  readonly seed: 'own' | 'new';
  readonly urgent: boolean;
}

export interface RenderQueueOptions {
  /** Speaks a take; called for two jobs at once, so that the engine never waits. Rejects when that fails. */
  readonly render: (request: RenderRequest, options: { readonly signal: AbortSignal; readonly onShare: (share: number) => void }) => Promise<RenderedTake>;
  /** Keeps a take: commits `take.add`. A rejection fails the job. */
  readonly onTake: (take: RenderedTake, request: RenderRequest) => void | Promise<void>;
  /** The queue has changed; at most 10 times a second, and less often the longer it is. */
  readonly onChange: (view: RenderQueueView) => void;
  /** Where jobs outlive the program. */
  readonly persistence: RenderQueuePersistence;
  /** How much work a line is: the characters of its text. */
  readonly sizeOf: (lineId: string) => number;
}

/** The strings mean nothing to the keeper. */
export interface RenderQueuePersistence {
  load(): readonly string[];
  save(jobs: readonly string[]): void;
}

export interface EnqueueOptions {
  /** Takes of each line: 1 has the line's own seed, more have seeds of their own. */
  readonly takes: number;
  /** Ahead of everything that waits: somebody listens. */
  readonly urgent?: boolean;
}

interface Job extends RenderRequest {
  state: 'waiting' | 'rendering' | 'failed';
  share: number;
  message?: string;
  code?: ErrorCode;
  readonly abort: AbortController;
  done: Promise<void>;
}

/** While one take is being kept, the next is already being spoken. */
const AT_ONCE = 2;
const TELL_MS = 100;
/** A list of thousands is as much work to tell as to read. */
const TELL_MS_A_JOB = 0.1;

/**
 * Takes that are to be rendered: most urgent first, and among equals in the order they were asked for. One failure never
 * stops the rest; it stays in the list with its reason until it is asked for again or taken back. What an earlier run of the
 * program left undone is there from the start, paused.
 */
export class RenderQueue {
  readonly #options: RenderQueueOptions;
  readonly #remaining = new RemainingTime();
  #jobs: Job[];
  #paused: boolean;
  #closed = false;
  #workingSinceMs = 0;
  #tellTimer: NodeJS.Timeout | undefined;

  constructor(options: RenderQueueOptions) {
    this.#options = options;
    this.#jobs = options.persistence.load().flatMap((written) => {
      const request = requestOf(written);
      return request ? [newJob(request)] : [];
    });
    this.#paused = this.#jobs.length > 0;
  }

  /** One job a line: that of its takes which is furthest. */
  get view(): RenderQueueView {
    const furthest = new Map<string, Job>();
    for (const job of this.#jobs) {
      const known = furthest.get(job.lineId);
      if (!known || RANK[job.state] > RANK[known.state]) furthest.set(job.lineId, job);
    }
    const jobs = [...furthest.values()].map(({ lineId, state, share, message, code }): RenderJob => ({ lineId, state, share, ...(message !== undefined && { message }), ...(code && { code }) }));
    const work = this.#jobs.reduce((sum, job) => sum + (job.state === 'failed' ? 0 : this.#options.sizeOf(job.lineId) * (1 - job.share)), 0);
    const remainingMs = work === 0 ? undefined : this.#remaining.estimateMs(work);
    return { paused: this.#paused, jobs, ...(remainingMs !== undefined && { remainingMs }) };
  }

  /** What a line already waits for is not queued twice, but may become more urgent; what failed starts anew. */
  enqueue(lineIds: readonly string[], { takes, urgent = false }: EnqueueOptions): void {
    const named = new Set(lineIds);
    const seed = takes === 1 ? 'own' : 'new';
    const hurried = new Set<string>();
    const others = this.#jobs.filter((job) => {
      const replaced = named.has(job.lineId) && (job.state === 'failed' || (job.state === 'waiting' && job.seed === seed));
      if (replaced && job.urgent) hurried.add(job.lineId);
      return !replaced;
    });
    const added = [...named].flatMap((lineId) => Array.from({ length: takes }, () => newJob({ lineId, seed, urgent: urgent || hurried.has(lineId) })));
    const place = others.findIndex((job) => job.state === 'waiting' && !job.urgent);
    const ahead = place < 0 ? others.length : place;
    this.#jobs = [...others.slice(0, ahead), ...added.filter((job) => job.urgent), ...others.slice(ahead), ...added.filter((job) => !job.urgent)];
    this.#changed();
    this.#pump();
  }

  /** Takes back jobs, running, waiting or failed; null takes back all. */
  cancel(lineIds: readonly string[] | null): void {
    const named = lineIds && new Set(lineIds);
    const jobs = this.#jobs;
    this.#jobs = jobs.filter(({ lineId }) => named && !named.has(lineId));
    for (const job of jobs) if (!named || named.has(job.lineId)) job.abort.abort();
    this.#changed();
    this.#pump();
  }

  /** Running jobs come to their end; no other begins. */
  pause(): void {
    this.#paused = true;
    this.#changed();
  }

  resume(): void {
    this.#paused = false;
    this.#changed();
    this.#pump();
  }

  /** Stops. What was not done is there again at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#tellTimer);
    for (const job of this.#running) job.abort.abort();
    await Promise.all(this.#running.map((job) => job.done));
  }

  get #running(): readonly Job[] {
    return this.#jobs.filter(({ state }) => state === 'rendering');
  }

  #pump(): void {
    if (this.#closed || this.#paused) return;
    let running = this.#running.length;
    if (running === 0) this.#workingSinceMs = performance.now();
    for (const job of this.#jobs) {
      if (running >= AT_ONCE) return;
      if (job.state !== 'waiting') continue;
      running += 1;
      job.state = 'rendering';
      job.done = this.#run(job);
    }
  }

  async #run(job: Job): Promise<void> {
    const { signal } = job.abort;
    const onShare = (share: number): void => {
      job.share = share;
      this.#tellSoon();
    };
    try {
      const take = await this.#options.render(job, { signal, onShare });
      if (signal.aborted) return;
      await this.#options.onTake(take, job);
      this.#finish(job);
    } catch (error) {
      if (signal.aborted) return;
      job.state = 'failed';
      job.share = 0;
      job.message = error instanceof VoxloomError ? error.message : 'The take could not be made. Try it again.';
      job.code = error instanceof VoxloomError ? error.code : 'engine.failed';
    }
    this.#changed();
    this.#pump();
  }

  #finish(job: Job): void {
    const nowMs = performance.now();
    this.#remaining.add(this.#options.sizeOf(job.lineId), nowMs - this.#workingSinceMs);
    this.#workingSinceMs = nowMs;
    this.#jobs = this.#jobs.filter((other) => other !== job);
  }

  /** The list itself has changed. */
  #changed(): void {
    this.#options.persistence.save(this.#jobs.map(writtenOf));
    this.#tellSoon();
  }

  #tellSoon(): void {
    if (this.#closed) return;
    this.#tellTimer ??= setTimeout(() => {
      this.#tellTimer = undefined;
      this.#options.onChange(this.view);
    }, TELL_MS + TELL_MS_A_JOB * this.#jobs.length);
  }
}

const RANK = { failed: 0, waiting: 1, rendering: 2 } as const;

function newJob(request: RenderRequest): Job {
  return { ...request, state: 'waiting', share: 0, abort: new AbortController(), done: Promise.resolve() };
}

function writtenOf({ lineId, seed }: RenderRequest): string {
  return `${seed}:${lineId}`;
}

function requestOf(written: string): RenderRequest | undefined {
  const [, seed, lineId] = /^(own|new):(.+)$/s.exec(written) ?? [];
  return (seed === 'own' || seed === 'new') && lineId !== undefined ? { lineId, seed, urgent: false } : undefined;
}
