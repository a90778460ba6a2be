/** Noise for bands of which only the energy is known. The same packets always get the same noise. */
export class NoiseSource {
  seed = 1;

  /** Puts noise into a stretch, of `root` squared energy in all. */
  fill(spectrum: Float64Array, from: number, to: number, root: number): void {
    let energy = 0;
    for (let at = from; at < to; at++) {
      this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) | 0;
      spectrum[at] = this.seed;
      energy += this.seed * this.seed;
    }
    const factor = energy > 0 ? root / Math.sqrt(energy) : 0;
    for (let at = from; at < to; at++) spectrum[at] = (spectrum[at] ?? 0) * factor;
  }
}
