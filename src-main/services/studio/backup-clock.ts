/** Work after which the project is copied, in ms. */
const BACK_UP_AFTER_MS = 10 * 60_000;
const LOOK_EVERY_MS = 30_000;

export interface BackupClockOptions {
  /** Counts the edits of the project. */
  readonly edits: () => number;
  /** Makes a verified copy of the project as it is. */
  readonly backUp: () => Promise<unknown>;
  /** A copy that was not asked for failed. */
  readonly onFailure: (error: unknown) => void;
  readonly now?: () => number;
}

/** Has a project copied ten minutes after an edit that no copy has, and at its end. A project that rests is left alone. */
export class BackupClock {
  readonly #options: BackupClockOptions;
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout;
  /** Edits that are in a copy, or that the last try was made for. */
  #copied: number;
  /** When the first edit after those was seen. */
  #editedAtMs: number | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: BackupClockOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#copied = options.edits();
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** A copy was made on the author's own wish. */
  noteBackup(): void {
    this.#copied = this.#options.edits();
    this.#editedAtMs = undefined;
  }

  /** Copies if it is time. Never rejects. */
  async look(): Promise<void> {
    if (this.#options.edits() === this.#copied) return;
    this.#editedAtMs ??= this.#now();
    if (this.#now() - this.#editedAtMs >= BACK_UP_AFTER_MS) await this.#backUp();
  }

  /** Copies what no copy has, and ends. Never rejects. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    if (this.#options.edits() !== this.#copied) await this.#backUp();
  }

  /** Edits that come while the copy is being made wait for the next one. */
  #backUp(): Promise<void> {
    const { backUp, onFailure } = this.#options;
    this.noteBackup();
    this.#running = this.#running.then(backUp).then(() => undefined, onFailure);
    return this.#running;
  }
}
