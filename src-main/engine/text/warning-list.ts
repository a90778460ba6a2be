import type { ReadingWarning, TextSpan } from './reading.ts';

/** A text that is wrong throughout must not drown its author, nor the memory. */
const MOST_WARNINGS = 200;

/** Collects what the author should know about a text; later ones are dropped once there are too many to read. */
export class WarningList {
  readonly #warnings: ReadingWarning[] = [];

  add(code: ReadingWarning['code'], message: string, span: TextSpan): void {
    if (this.#warnings.length < MOST_WARNINGS) this.#warnings.push({ code, message, span });
  }

  /** For what must be said even if there are already too many. */
  addFirst(code: ReadingWarning['code'], message: string, span: TextSpan): void {
    this.#warnings.unshift({ code, message, span });
  }

  /** Sorted by place. */
  finish(): readonly ReadingWarning[] {
    return this.#warnings.toSorted((one, other) => one.span.start - other.span.start);
  }
}
