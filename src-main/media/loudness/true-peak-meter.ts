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
/** Samples that are looked at together to see whether interpolating them can matter. */
const RUN = 32;

/** Peaks of one channel between and at its samples. */
export class TruePeakFilter {
  /** The last taps of what came before, then the samples at hand. */
  #line = new Float64Array(TAPS);

  /**
   * @param samples interleaved by frame
   * @param channel which of them
   * @param ignored peaks up to this size need not be found, which saves the interpolation of quiet stretches
   * @param peaks takes for each frame the largest absolute value around the sample `TRUE_PEAK_DELAY` before it, where it is
   * over `ignored`; what is there already stays where that is not so, or where it is larger
   */
  follow(samples: Float32Array, channels: number, channel: number, ignored: number, peaks: Float64Array): void {
    const frames = samples.length / channels;
    const line = this.#take(samples, channels, channel, frames);
    for (let start = 0; start < frames; start += RUN) {
      const end = Math.min(frames, start + RUN);
      const most = largest(line, start, end + TAPS);
      if (most * MOST_OVERSHOOT <= ignored) continue;
      for (let frame = start; frame < end; frame++) {
        if (bound(line, frame + 1, most) <= ignored) continue;
        const peak = around(line, frame + 1);
        if (peak > ignored && peak > (peaks[frame] ?? 0)) peaks[frame] = peak;
      }
    }
    this.#keep(frames);
  }

  /** @returns the highest peak, or `known` where that is higher; see `follow`. */
  highest(samples: Float32Array, channels: number, channel: number, known: number): number {
    const frames = samples.length / channels;
    const line = this.#take(samples, channels, channel, frames);
    let peak = known;
    for (let start = 0; start < frames; start += RUN) {
      const end = Math.min(frames, start + RUN);
      const most = largest(line, start, end + TAPS);
      if (most * MOST_OVERSHOOT <= peak) continue;
      for (let frame = start; frame < end; frame++) {
        if (bound(line, frame + 1, most) > peak) peak = Math.max(peak, around(line, frame + 1));
      }
    }
    this.#keep(frames);
    return peak;
  }

  #take(samples: Float32Array, channels: number, channel: number, frames: number): Float64Array {
    if (this.#line.length < TAPS + frames) {
      const longer = new Float64Array(TAPS + frames);
      longer.set(this.#line.subarray(0, TAPS));
      this.#line = longer;
    }
    const line = this.#line;
    for (let frame = 0, index = channel; frame < frames; frame++, index += channels) line[TAPS + frame] = samples[index] ?? 0;
    return line;
  }

  #keep(frames: number): void {
    this.#line.copyWithin(0, frames, frames + TAPS);
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

function largest(line: Float64Array, start: number, end: number): number {
  let most = 0;
  for (let index = start; index < end; index++) {
    const size = Math.abs(line[index] ?? 0);
    if (size > most) most = size;
  }
  return most;
}

/** What `around` cannot exceed, given the largest of the twelve. */
function bound(line: Float64Array, first: number, most: number): number {
  return NEAR_SHARE * Math.max(Math.abs(line[first + 5] ?? 0), Math.abs(line[first + 6] ?? 0)) + FAR_SHARE * most;
}

/** The largest of the sample in the middle of twelve and of the four values that are interpolated around it. */
function around(line: Float64Array, first: number): number {
  let peak = Math.abs(line[first + TAPS - 1 - TRUE_PEAK_DELAY] ?? 0);
  for (let phase = 0; phase < COEFFICIENTS.length; phase += TAPS) {
    let sum = 0;
    for (let tap = 0; tap < TAPS; tap++) sum += (COEFFICIENTS[phase + tap] ?? 0) * (line[first + tap] ?? 0);
    peak = Math.max(peak, Math.abs(sum));
  }
  return peak;
}
