import { randomUUID } from 'node:crypto';

/** A preview on its way in. Times are those of the sound: mono float32 at 48 kHz, little-endian. */
export interface PreviewWriter {
  readonly id: string;
  /** Aborted when its reader has gone before the end, or it was pushed out by newer previews. */
  readonly abandoned: AbortSignal;
  /** Takes the next bytes. Resolves when more are welcome: at once unless the reader is far behind. */
  write(bytes: Uint8Array): Promise<void>;
  end(): void;
  fail(error: Error): void;
}

/** Previews that may be there at once. */
const MOST_PREVIEWS = 8;
/** Bytes that a preview may be ahead of its reader: 30 s. */
const MOST_AHEAD = 30 * 48_000 * 4;

/** Sound that is heard once and not kept: written while it is being spoken, read at the same time. */
export class PreviewStore {
  readonly #previews = new Map<string, Preview>();

  create(): PreviewWriter {
    const preview = new Preview(randomUUID());
    this.#previews.set(preview.id, preview);
    const [oldest] = this.#previews.values();
    if (this.#previews.size > MOST_PREVIEWS && oldest) this.#drop(oldest);
    return preview;
  }

  /**
   * The bytes of a preview from its first one on, each given once: a preview can be opened once.
   * @returns undefined for one that is unknown, gone or already open
   */
  open(id: string): AsyncIterable<Uint8Array> | undefined {
    const preview = this.#previews.get(id);
    return preview?.take() ? this.#read(preview) : undefined;
  }

  /** Abandons everything. */
  close(): void {
    for (const preview of this.#previews.values()) this.#drop(preview);
  }

  async *#read(preview: Preview): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* preview.bytes();
    } finally {
      this.#drop(preview);
    }
  }

  #drop(preview: Preview): void {
    this.#previews.delete(preview.id);
    preview.abandon();
  }
}

class Preview implements PreviewWriter {
  readonly id: string;
  readonly #abandon = new AbortController();
  readonly #chunks: Uint8Array[] = [];
  #ahead = 0;
  #taken = false;
  #outcome: { readonly error?: Error } | undefined;
  #arrived: (() => void) | undefined;
  #read: (() => void)[] = [];

  constructor(id: string) {
    this.id = id;
  }

  get abandoned(): AbortSignal {
    return this.#abandon.signal;
  }

  /** @returns whether nobody had taken it before. */
  take(): boolean {
    const free = !this.#taken;
    this.#taken = true;
    return free;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#outcome || this.abandoned.aborted) return;
    this.#chunks.push(bytes);
    this.#ahead += bytes.byteLength;
    this.#arrived?.();
    while (this.#isTooFarAhead()) await new Promise<void>((resolve) => this.#read.push(resolve));
  }

  end(): void {
    this.#finish({});
  }

  fail(error: Error): void {
    this.#finish({ error });
  }

  /** Nobody will read the rest. */
  abandon(): void {
    this.#finish({});
    this.#chunks.length = 0;
    this.#abandon.abort();
    this.#wakeWriters();
  }

  async *bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk) {
        this.#ahead -= chunk.byteLength;
        this.#wakeWriters();
        yield chunk;
        continue;
      }
      if (this.#outcome?.error) throw this.#outcome.error;
      if (this.#outcome) return;
      await new Promise<void>((resolve) => (this.#arrived = resolve));
    }
  }

  #isTooFarAhead(): boolean {
    return this.#ahead > MOST_AHEAD && !this.abandoned.aborted;
  }

  #finish(outcome: { readonly error?: Error }): void {
    this.#outcome ??= outcome;
    this.#arrived?.();
  }

  #wakeWriters(): void {
    const waiting = this.#read;
    this.#read = [];
    for (const resume of waiting) resume();
  }
}
