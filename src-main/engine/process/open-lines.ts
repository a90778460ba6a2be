import type { SpokenLine } from './spoken-line.ts';

/** Lines of one urgency that may be open at once; more than one only while receivers are slow. */
const MOST_OF_A_RANK = 3;

/** Lines the engine process has been given and has not finished. */
export class OpenLines {
  readonly #lines = new Map<number, SpokenLine>();
  readonly #limitMs: number;
  readonly #onStuck: () => void;
  #progressAtMs = 0;
  #watch: NodeJS.Timeout | undefined;

  /** @param onStuck called while a line that could move has made no progress for `limitMs`. */
  constructor(limitMs: number, onStuck: () => void) {
    this.#limitMs = limitMs;
    this.#onStuck = onStuck;
  }

  get size(): number {
    return this.#lines.size;
  }

  get all(): readonly SpokenLine[] {
    return [...this.#lines.values()];
  }

  /** Those that do not wait for their receivers, the one the process works on first. */
  get moving(): readonly SpokenLine[] {
    return this.all.filter((line) => !line.stalled).sort((a, b) => a.rank - b.rank || a.id - b.id);
  }

  get(id: number): SpokenLine | undefined {
    return this.#lines.get(id);
  }

  /** Whether `next` would move at once: no open line that is at least as urgent can. */
  hasRoomFor(next: SpokenLine): boolean {
    const atLeastAsUrgent = this.all.filter((line) => line.rank <= next.rank);
    return atLeastAsUrgent.length < MOST_OF_A_RANK && atLeastAsUrgent.every((line) => line.stalled);
  }

  add(line: SpokenLine): void {
    this.#lines.set(line.id, line);
    this.noteProgress();
    this.#watch ??= setInterval(() => {
      if (this.moving.length > 0 && performance.now() - this.#progressAtMs > this.#limitMs) this.#onStuck();
    }, 1_000);
  }

  remove(line: SpokenLine): boolean {
    const removed = this.#lines.delete(line.id);
    if (this.#lines.size === 0) {
      clearInterval(this.#watch);
      this.#watch = undefined;
    }
    return removed;
  }

  /** Something has been heard of an open line, or has been asked of it. */
  noteProgress(): void {
    this.#progressAtMs = performance.now();
  }
}
