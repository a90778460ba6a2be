import { RecentMap } from './recent-map.ts';

/** As many requests as a browser opens to one origin anyway, less two that playback may need. */
const AT_ONCE = 4;
/** A sound that could not be read is asked for again after this. */
const RETRY_MS = 5000;

/**
 * Pieces of sound for drawing, fetched when they are first asked for and kept while they are used. What was asked for last
 * comes first, since that is what is on screen; what has not been asked for again since `startFrame` twice over is no
 * longer wanted and never fetched.
 */
export class MediaStore<V> {
  readonly #kept: RecentMap<string, V>;
  readonly #wanted = new Map<string, { readonly load: () => Promise<{ value: V; bytes: number }>; readonly frame: number }>();
  readonly #loading = new Set<string>();
  readonly #failedAtMs = new Map<string, number>();
  readonly #arrived: () => void;
  #frame = 0;

  /** @param arrived told when something new can be drawn. */
  constructor(capacityBytes: number, arrived: () => void) {
    this.#kept = new RecentMap(capacityBytes);
    this.#arrived = arrived;
  }

  /** A new picture is being drawn: what it does not ask for is not wanted any more. */
  startFrame(): void {
    this.#frame += 1;
  }

  /** What is kept under `key`; otherwise undefined, and `load` will be called for it. */
  get(key: string, load: () => Promise<{ value: V; bytes: number }>): V | undefined {
    const value = this.#kept.get(key);
    if (value !== undefined || this.#loading.has(key)) return value;
    const failedAtMs = this.#failedAtMs.get(key);
    if (failedAtMs !== undefined && performance.now() - failedAtMs < RETRY_MS) return undefined;
    this.#wanted.delete(key);
    this.#wanted.set(key, { load, frame: this.#frame });
    if (this.#wanted.size === 1) queueMicrotask(this.#next);
    return undefined;
  }

  readonly #next = (): void => {
    while (this.#loading.size < AT_ONCE) {
      const last = [...this.#wanted].at(-1);
      if (!last) return;
      const [key, { load, frame }] = last;
      this.#wanted.delete(key);
      if (frame < this.#frame - 1) continue;
      this.#loading.add(key);
      void this.#load(key, load);
    }
  };

  async #load(key: string, load: () => Promise<{ value: V; bytes: number }>): Promise<void> {
    try {
      const { value, bytes } = await load();
      this.#failedAtMs.delete(key);
      this.#kept.set(key, value, bytes);
      this.#arrived();
    } catch {
      // A picture is missing, no work: the clip is drawn without its waveform and asked for again later.
      this.#failedAtMs.set(key, performance.now());
    } finally {
      this.#loading.delete(key);
      this.#next();
    }
  }
}
