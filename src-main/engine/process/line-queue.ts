/** Who waits for the sound: someone who just pressed play, someone looking at the line, or a batch. */
export type LinePriority = 'audition' | 'visible' | 'batch';

const RANKS: Readonly<Record<LinePriority, number>> = { audition: 0, visible: 1, batch: 2 };

/** 0 is the most urgent. */
export function rankOf(priority: LinePriority): number {
  return RANKS[priority];
}

/** Waiting lines: the most urgent first, and among equals the one that came first. */
export class LineQueue<Line extends { readonly rank: number }> {
  readonly #waiting: Line[] = [];

  get length(): number {
    return this.#waiting.length;
  }

  add(line: Line): void {
    this.#insert(line, (other) => other.rank > line.rank);
  }

  /** Puts back a line that had been taken: ahead of its equals. */
  addFirst(line: Line): void {
    this.#insert(line, (other) => other.rank >= line.rank);
  }

  first(): Line | undefined {
    return this.#waiting[0];
  }

  /** @returns whether the line was waiting. */
  remove(line: Line): boolean {
    const index = this.#waiting.indexOf(line);
    if (index >= 0) this.#waiting.splice(index, 1);
    return index >= 0;
  }

  *[Symbol.iterator](): Iterator<Line> {
    yield* [...this.#waiting];
  }

  #insert(line: Line, behind: (other: Line) => boolean): void {
    const index = this.#waiting.findIndex(behind);
    this.#waiting.splice(index < 0 ? this.#waiting.length : index, 0, line);
  }
}
