/**
 * Asks one thing at a time and always ends with the newest: while one answer is on its way, of all that is asked only the
 * last is kept and asked next. A drag that asks sixty times a second so gets answers as fast as they can be given, in
 * order, and never a queue of them.
 */
export class LatestRequest {
  #running: AbortController | null = null;
  #waiting: (() => Promise<void>) | null = null;

  /** Failures of what was cancelled are nobody's business; all others are `failed`. */
  async run(work: (signal: AbortSignal) => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    if (this.#running) {
      this.#waiting = () => this.run(work, failed);
      return;
    }
    const controller = new AbortController();
    this.#running = controller;
    try {
      await work(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) failed(error);
    }
    if (this.#running !== controller) return;
    this.#running = null;
    const next = this.#waiting;
    this.#waiting = null;
    await next?.();
  }

  /** What is on its way is not wanted any more. */
  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    this.#waiting = null;
  }
}
