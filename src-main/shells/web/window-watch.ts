/** A window that loads anew is gone for a moment. */
const GONE_FOR_MS = 4_000;

/** Notices that the last window is gone for good, once there has been one. */
export class WindowWatch {
  readonly #onGone: () => void;
  #timer: NodeJS.Timeout | undefined;
  #seen = false;

  /** @param onGone called once. */
  constructor(onGone: () => void) {
    this.#onGone = onGone;
  }

  /** True from the first window on. */
  get seen(): boolean {
    return this.#seen;
  }

  /** @param count how many windows are connected now. */
  changed(count: number): void {
    this.#seen ||= count > 0;
    clearTimeout(this.#timer);
    if (count === 0 && this.#seen) this.#timer = setTimeout(this.#onGone, GONE_FOR_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
