/**
 * Noise with a triangular density over (-1, 1), white, from a seeded xorshift32 generator (Marsaglia, "Xorshift RNGs",
 * 2003). Added in units of one quantisation step it makes the rounding error's mean and variance independent of the
 * signal (Lipshitz, Wannamaker, Vanderkooy, "Quantization and Dither", J. Audio Eng. Soc. 40, 1992).
 */
export class TriangularDither {
  #state: number;

  /** Same seed, same noise. Any integer serves. */
  constructor(seed: number) {
    // Zero is the generator's one fixed point.
    this.#state = Math.imul(seed | 0, 0x9e3779b1) | 0 || 0x6d2b79f5;
  }

  next(): number {
    return this.#uniform() - this.#uniform();
  }

  /** [0, 1) */
  #uniform(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return (state >>> 0) / 0x1_0000_0000;
  }
}
