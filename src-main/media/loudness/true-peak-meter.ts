/*
 * True peak by ITU-R BS.1770-5, annex 2: four times oversampling with the standard's 48-tap interpolator, so that what a
 * converter makes between samples counts.
 */

/** The standard's filter, one row a phase, oldest sample first. */
const PHASES: readonly (readonly number[])[] = [
  [0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625, 0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125],
  [-0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625, 0.77978515625, -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375],
  [-0.0189208984375, 0.0330810546875, -0.0582275390625, 0.1015625, -0.2003173828125, 0.77978515625, 0.465087890625, -0.16650390625, 0.089111328125, -0.0517578125, 0.029296875, -0.0291748046875],
  [-0.00830078125, 0.014892578125, -0.026611328125, 0.047607421875, -0.102294921875, 0.97216796875, 0.1373291015625, -0.0594482421875, 0.033203125, -0.0196533203125, 0.010986328125, 0.001708984375],
];
const TAPS = 12;
/** Samples between one going in and its own peak coming out. */
export const TRUE_PEAK_DELAY = 6;
/** The interpolator makes at most this much of samples that are no larger than 1. */
const MOST_OVERSHOOT = Math.max(...PHASES.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)));

/** Peaks of one channel between and at its samples. */
export class TruePeakFilter {
  readonly #history = new Float64Array(2 * TAPS);
  #at = 0;
  /** So many samples in a row were too small to make a peak over what is ignored. */
  #small = 0;

  /**
   * @param ignored a peak up to this size need not be found, which saves the interpolation of quiet stretches; must not fall
   * @returns the largest absolute value around the sample `TRUE_PEAK_DELAY` before this one; never under that sample's own
   */
  next(sample: number, ignored = 0): number {
    // Written twice, so that the last twelve always lie in one piece.
    this.#at = (this.#at + 1) % TAPS;
    this.#history[this.#at] = sample;
    this.#history[this.#at + TAPS] = sample;
    const first = this.#at + 1;
    let peak = Math.abs(this.#history[first + TAPS - 1 - TRUE_PEAK_DELAY] ?? 0);
    this.#small = Math.abs(sample) * MOST_OVERSHOOT <= ignored ? this.#small + 1 : 0;
    if (this.#small >= TAPS) return peak;
    for (const taps of PHASES) {
      let sum = 0;
      for (let tap = 0; tap < TAPS; tap++) sum += (taps[tap] ?? 0) * (this.#history[first + tap] ?? 0);
      peak = Math.max(peak, Math.abs(sum));
    }
    return peak;
  }
}

/** The highest true peak of a sound, however it comes in pieces. */
export class TruePeakMeter {
  readonly #filters: readonly TruePeakFilter[];
  #peak = 0;

  constructor(channels: 1 | 2) {
    this.#filters = Array.from({ length: channels }, () => new TruePeakFilter());
  }

  /** @param samples interleaved by frame, full scale 1 */
  add(samples: Float32Array): void {
    const channels = this.#filters.length;
    for (const [channel, filter] of this.#filters.entries()) {
      for (let index = channel; index < samples.length; index += channels) this.#peak = Math.max(this.#peak, filter.next(samples[index] ?? 0, this.#peak));
    }
  }

  /** dBTP of all that was added, its end included; -Infinity for silence. */
  truePeakDbtp(): number {
    for (const filter of this.#filters) for (let index = 0; index < TAPS; index++) this.#peak = Math.max(this.#peak, filter.next(0));
    return 20 * Math.log10(this.#peak);
  }
}
