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
/** All phases in one piece, so that the inner loop reads straight on. */
const COEFFICIENTS = Float64Array.from(PHASES.flat());
/** Samples between one going in and its own peak coming out. */
export const TRUE_PEAK_DELAY = 6;
/** The interpolator makes at most this much of samples that are no larger than 1. */
export const MOST_OVERSHOOT = Math.max(...PHASES.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)));
/** The same bound in two parts: the larger of the two samples on either side, and the largest of all others. */
const NEAR_SHARE = Math.max(...PHASES.map((taps) => Math.abs(taps[5] ?? 0) + Math.abs(taps[6] ?? 0)));
const FAR_SHARE = Math.max(...PHASES.map((taps) => taps.reduce((sum, tap, index) => sum + (index === 5 || index === 6 ? 0 : Math.abs(tap)), 0)));
/**
 * Another bound, close where a sound moves slowly: the larger of the two samples on either side, times the sum of the taps, and
 * what all others differ from it: at most the largest step from one sample to the next, times how far away they are.
 */
const LEVEL_SHARE = Math.max(1, ...PHASES.map((taps) => Math.abs(taps.reduce((sum, tap) => sum + tap, 0))));
const STEP_SHARE = Math.max(
  ...PHASES.map((taps) => Math.min(...[5, 6].map((near) => taps.reduce((sum, tap, index) => sum + Math.abs(tap) * Math.abs(index - near), 0)))),
);
/** A bound is not rounded as what it bounds. */
const SURE = 1 + 1e-9;
/** Samples that are looked at together to see whether interpolating them can matter. */
const RUN = 32;

/** Peaks of one channel between and at its samples. */
export class TruePeakFilter {
  /** The last taps of what came before, then as many samples of what is at hand. */
  readonly #edge = new Float32Array(2 * TAPS);

  /**
   * @param samples interleaved by frame
   * @param channel which of them
   * @param ignored peaks up to this size need not be found, which saves the interpolation of quiet stretches
   * @param peaks takes for each frame the largest absolute value around the sample `TRUE_PEAK_DELAY` before it, where it is
   * over `ignored`; what is there already stays where that is not so, or where it is larger
   */
  follow(samples: Float32Array, channels: number, channel: number, ignored: number, peaks: Float64Array): void {
    const frames = samples.length / channels;
    const early = this.#takeEdge(samples, channels, channel, frames);
    let before = largest(this.#edge, 0, TAPS + early, 1);
    for (let frame = 0; frame < early; frame++) {
      if (before * MOST_OVERSHOOT <= ignored) break;
      const peak = around(this.#edge, frame + 1, 1);
      if (peak > ignored && peak > (peaks[frame] ?? 0)) peaks[frame] = peak;
    }
    for (let start = early; start < frames; start += RUN) {
      const end = Math.min(frames, start + RUN);
      const here = largest(samples, start * channels + channel, end * channels, channels);
      const most = here > before ? here : before;
      before = here;
      if (most * MOST_OVERSHOOT <= ignored) continue;
      let first = (start - TAPS + 1) * channels + channel;
      const steps = largestStep(samples, first, end * channels, channels) * STEP_SHARE;
      if ((most * LEVEL_SHARE + steps) * SURE <= ignored) continue;
      for (let frame = start; frame < end; frame++, first += channels) {
        if (bound(samples, first, channels, most, steps) <= ignored) continue;
        const peak = around(samples, first, channels);
        if (peak > ignored && peak > (peaks[frame] ?? 0)) peaks[frame] = peak;
      }
    }
    this.#keepEdge(samples, channels, channel, frames);
  }

  /** @returns the highest peak, or `known` where that is higher; see `follow`. */
  highest(samples: Float32Array, channels: number, channel: number, known: number): number {
    const frames = samples.length / channels;
    const early = this.#takeEdge(samples, channels, channel, frames);
    let peak = known;
    let before = largest(this.#edge, 0, TAPS + early, 1);
    for (let frame = 0; frame < early; frame++) {
      if (before * MOST_OVERSHOOT > peak) peak = Math.max(peak, around(this.#edge, frame + 1, 1));
    }
    for (let start = early; start < frames; start += RUN) {
      const end = Math.min(frames, start + RUN);
      const here = largest(samples, start * channels + channel, end * channels, channels);
      const most = here > before ? here : before;
      before = here;
      if (most * MOST_OVERSHOOT <= peak) continue;
      let first = (start - TAPS + 1) * channels + channel;
      const steps = largestStep(samples, first, end * channels, channels) * STEP_SHARE;
      if ((most * LEVEL_SHARE + steps) * SURE <= peak) continue;
      for (let frame = start; frame < end; frame++, first += channels) {
        if (bound(samples, first, channels, most, steps) > peak) peak = Math.max(peak, around(samples, first, channels));
      }
    }
    this.#keepEdge(samples, channels, channel, frames);
    return peak;
  }

  /** @returns how many frames have taps in what came before; those are found in the edge, all others in `samples`. */
  #takeEdge(samples: Float32Array, channels: number, channel: number, frames: number): number {
    const early = Math.min(frames, TAPS);
    for (let frame = 0, index = channel; frame < early; frame++, index += channels) this.#edge[TAPS + frame] = samples[index] ?? 0;
    return early;
  }

  #keepEdge(samples: Float32Array, channels: number, channel: number, frames: number): void {
    if (frames < TAPS) this.#edge.copyWithin(0, frames, frames + TAPS);
    else for (let tap = 0, index = (frames - TAPS) * channels + channel; tap < TAPS; tap++, index += channels) this.#edge[tap] = samples[index] ?? 0;
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
    for (const [channel, filter] of this.#filters.entries()) this.#peak = filter.highest(samples, channels, channel, this.#peak);
  }

  /** dBTP of all that was added, its end included; -Infinity for silence. */
  truePeakDbtp(): number {
    this.add(new Float32Array(TAPS * this.#filters.length));
    return 20 * Math.log10(this.#peak);
  }
}

/** The largest absolute value of every `step`th one. */
function largest(values: Float32Array, start: number, end: number, step: number): number {
  let most = 0;
  for (let index = start; index < end; index += step) {
    const size = Math.abs(values[index] ?? 0);
    if (size > most) most = size;
  }
  return most;
}

/** The largest difference from one value to the next, `step` apart. */
function largestStep(values: Float32Array, start: number, end: number, step: number): number {
  let most = 0;
  let before = values[start] ?? 0;
  for (let index = start + step; index < end; index += step) {
    const value = values[index] ?? 0;
    const size = Math.abs(value - before);
    if (size > most) most = size;
    before = value;
  }
  return most;
}

/** What `around` cannot exceed, given the largest of the twelve, and the share of the largest step. */
function bound(values: Float32Array, first: number, step: number, most: number, steps: number): number {
  const left = Math.abs(values[first + 5 * step] ?? 0);
  const right = Math.abs(values[first + 6 * step] ?? 0);
  const near = left > right ? left : right;
  const byLevel = NEAR_SHARE * near + FAR_SHARE * most;
  const bySteps = LEVEL_SHARE * near + steps;
  return (byLevel < bySteps ? byLevel : bySteps) * SURE;
}

/** The largest of the sample in the middle of twelve, `step` apart, and of the four values that are interpolated around it. */
function around(values: Float32Array, first: number, step: number): number {
  let peak = Math.abs(values[first + (TAPS - 1 - TRUE_PEAK_DELAY) * step] ?? 0);
  for (let phase = 0; phase < COEFFICIENTS.length; phase += TAPS) {
    let sum = 0;
    for (let tap = 0, index = first; tap < TAPS; tap++, index += step) sum += (COEFFICIENTS[phase + tap] ?? 0) * (values[index] ?? 0);
    const size = Math.abs(sum);
    if (size > peak) peak = size;
  }
  return peak;
}
