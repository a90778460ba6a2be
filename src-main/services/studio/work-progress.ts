import type { Work } from '../../shared/contract/dubbing-views.ts';
import type { StudioEvents } from './studio-events.ts';

/** So often at most is a window told. */
const TELL_EVERY_MS = 100;
/** What was done before then says little about the rest. */
const ESTIMATE_AFTER_MS = 500;

/** Tells the windows how far a work of the studio is. It has to be ended, however it went. */
export class WorkProgress {
  readonly #events: StudioEvents;
  readonly #about: Pick<Work, 'id' | 'kind' | 'name'>;
  readonly #beganAtMs = performance.now();
  #toldAtMs = -Infinity;
  #share = 0;

  constructor(events: StudioEvents, about: Pick<Work, 'id' | 'kind' | 'name'>) {
    this.#events = events;
    this.#about = about;
    this.reach(0);
  }

  /** @param share of the work that is done, 0 to 1; it never goes back */
  reach(share: number): void {
    this.#share = Math.max(this.#share, Math.min(1, share));
    const now = performance.now();
    if (now - this.#toldAtMs < TELL_EVERY_MS) return;
    this.#toldAtMs = now;
    const elapsedMs = now - this.#beganAtMs;
    const isTellable = elapsedMs >= ESTIMATE_AFTER_MS && this.#share > 0;
    this.#tell({ state: 'running', ...(isTellable && { remainingMs: (elapsedMs * (1 - this.#share)) / this.#share }) });
  }

  end(): void {
    this.#tell({ state: 'ended' });
  }

  #tell(change: Pick<Work, 'state' | 'remainingMs'>): void {
    this.#events.tell('work.changed', { ...this.#about, share: this.#share, ...change });
  }
}
