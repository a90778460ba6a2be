/** How fast older speed is forgotten: after this much work time its weight is 1/e. */
const MEMORY_MS = 20_000;

/**
 * Time left for work counted in characters of text. The speed is an average that forgets, so a start (loading a voice) or a
 * machine that turned busy stops colouring the estimate after a few lines.
 */
export class RemainingTime {
  #characters = 0;
  #workMs = 0;

  /** Reports finished work: how many characters took how many milliseconds. */
  add(characters: number, workMs: number): void {
    const kept = Math.exp(-Math.max(0, workMs) / MEMORY_MS);
    this.#characters = this.#characters * kept + characters;
    this.#workMs = this.#workMs * kept + Math.max(0, workMs);
  }

  /** @returns milliseconds for `characters` more, or undefined before any work was reported. */
  estimateMs(characters: number): number | undefined {
    if (this.#characters === 0) return undefined;
    return (this.#workMs / this.#characters) * characters;
  }
}
