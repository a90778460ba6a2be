/** Tells whoever asked, once, that a channel has closed; those who ask afterwards are told in a later turn. */
export class CloseListeners {
  #listeners: (() => void)[] | null = [];

  get closed(): boolean {
    return this.#listeners === null;
  }

  add(listener: () => void): void {
    if (this.#listeners) this.#listeners.push(listener);
    else void Promise.resolve().then(listener);
  }

  /** May be called again; only the first time counts. */
  tell(): void {
    const listeners = this.#listeners ?? [];
    this.#listeners = null;
    for (const listener of listeners) listener();
  }
}
