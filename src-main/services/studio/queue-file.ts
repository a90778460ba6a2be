import type { ProjectDatabase } from '../../database/project-database.ts';
import type { RenderQueuePersistence } from '../speech/render-queue.ts';

/** A queue of this many jobs or fewer is written at every change. */
const FEW_JOBS = 100;
/** A longer one at most so often, in ms: writing it takes as long as a keystroke may. */
const WRITE_EVERY_MS = 2000;

/** Where the waiting jobs of a project outlive the program: in its file. */
export class QueueFile implements RenderQueuePersistence {
  readonly #database: ProjectDatabase;
  readonly #isStillToDo: (job: string) => boolean;
  #unwritten: readonly string[] | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: ProjectDatabase, isStillToDo: (job: string) => boolean) {
    this.#database = database;
    this.#isStillToDo = isStillToDo;
  }

  load(): readonly string[] {
    return this.#database.renderQueue().filter(this.#isStillToDo);
  }

  save(jobs: readonly string[]): void {
    this.#unwritten = jobs;
    if (jobs.length <= FEW_JOBS) this.flush();
    else this.#timer ??= setTimeout(() => { this.flush(); }, WRITE_EVERY_MS);
  }

  /** Writes what is not written yet. A project that cannot be written keeps the queue it had: only work is done again. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const jobs = this.#unwritten;
    this.#unwritten = undefined;
    if (!jobs || this.#database.readOnly) return;
    try {
      this.#database.setRenderQueue(jobs);
    } catch {
      // The next edit tells the author why nothing can be written.
    }
  }
}
