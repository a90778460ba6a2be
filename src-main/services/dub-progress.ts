import { RemainingTime } from '../engine/process/remaining-time.ts';
import type { ScriptLine } from '../shared/domain/script.ts';

export interface DubProgress {
  readonly lines: number;
  readonly doneLines: number;
  /** Of the whole work, 0 to 1. */
  readonly share: number;
  /** Undefined until something has been spoken. */
  readonly remainingMs: number | undefined;
}

/** Turns "line 3 is half spoken" into how far the whole script is and how long the rest will take. */
export class DubProgressMeter {
  readonly #lines: number;
  readonly #characters: number;
  readonly #remaining = new RemainingTime();
  readonly #now: () => number;
  #doneLines = 0;
  #doneCharacters = 0;
  #startedAtMs: number | undefined;

  constructor(lines: readonly ScriptLine[], now: () => number = () => performance.now()) {
    this.#lines = lines.length;
    this.#characters = lines.reduce((sum, { text }) => sum + text.length, 0);
    this.#now = now;
  }

  /** `line` has been spoken up to `share` (0 to 1) of its sound; 1 ends it. */
  advance(line: ScriptLine, share: number): DubProgress {
    const nowMs = this.#now();
    // The clock starts with the first sound: loading a voice says nothing about the speed of speaking.
    this.#startedAtMs ??= nowMs;
    if (share === 1) {
      this.#remaining.add(line.text.length, nowMs - this.#startedAtMs);
      this.#startedAtMs = nowMs;
      this.#doneLines += 1;
      this.#doneCharacters += line.text.length;
    }
    const done = this.#doneCharacters + (share === 1 ? 0 : line.text.length * share);
    return {
      lines: this.#lines,
      doneLines: this.#doneLines,
      share: done / this.#characters,
      remainingMs: this.#remaining.estimateMs(this.#characters - done),
    };
  }
}
