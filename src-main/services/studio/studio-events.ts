import type { EventBody, EventName } from '../../shared/contract/contract.ts';
import type { StudioListener } from '../../shared/contract/studio-host.ts';

/** What the studio tells its windows unasked. Listeners hear events in the order in which they were told. */
export class StudioEvents {
  readonly #listeners = new Set<StudioListener>();

  tell<N extends EventName>(name: N, body: EventBody<N>): void {
    for (const listener of [...this.#listeners]) listener(name, body);
  }

  /** @returns a function that ends it. */
  subscribe(listener: StudioListener): () => void {
    // A wrapper of its own, so that one listener may subscribe twice.
    const own: StudioListener = (name, body) => {
      listener(name, body);
    };
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }
}
