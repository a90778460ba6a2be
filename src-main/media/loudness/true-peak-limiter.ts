import { TRUE_PEAK_DELAY, TruePeakFilter } from './true-peak-meter.ts';

/** How long before a peak the level begins to fall: 4 ms at 48 kHz. */
const LOOK_AHEAD = 192;
/** How fast the level comes back, as the time to go 63 % of the way: 80 ms. */
const RELEASE_SAMPLES = 3_840;
const DELAY = LOOK_AHEAD + TRUE_PEAK_DELAY;
/** The smoothed gain moves between samples too; this much is kept in hand for it, as a factor. */
const MARGIN = 10 ** (-0.05 / 20);

/**
 * Holds the true peak of a sound under a ceiling. The gain that each sample needs is held over the look-ahead (its running
 * minimum), let go slowly, and then averaged over the look-ahead, so that it is smooth and yet never above what is needed.
 * Both sides of stereo share one gain, so that nothing moves in the picture.
 */
export class TruePeakLimiter {
  readonly #channels: number;
  readonly #ceiling: number;
  readonly #filters: readonly TruePeakFilter[];
  /** Frames on their way, interleaved. */
  readonly #delayed: Float32Array;
  readonly #held: Float64Array;
  readonly #minimum = new RunningMinimum(LOOK_AHEAD + 1);
  #heldSum = LOOK_AHEAD;
  #released = 1;
  #frame = 0;

  /** @param ceilingDbtp highest true peak that comes out, in dBTP */
  constructor(channels: 1 | 2, ceilingDbtp: number) {
    this.#channels = channels;
    this.#ceiling = 10 ** (ceilingDbtp / 20) * MARGIN;
    this.#filters = Array.from({ length: channels }, () => new TruePeakFilter());
    this.#delayed = new Float32Array(DELAY * channels);
    this.#held = new Float64Array(LOOK_AHEAD).fill(1);
  }

  /**
   * @param samples interleaved by frame
   * @returns as many frames as are ready; all frames together come out after `finish`
   */
  process(samples: Float32Array): Float32Array {
    const output = new Float32Array(samples.length);
    let written = 0;
    for (let start = 0; start < samples.length; start += this.#channels) {
      const gain = this.#nextGain(samples, start);
      const slot = (this.#frame % DELAY) * this.#channels;
      for (let channel = 0; channel < this.#channels; channel++) {
        if (this.#frame >= DELAY) output[written++] = (this.#delayed[slot + channel] ?? 0) * gain;
        this.#delayed[slot + channel] = samples[start + channel] ?? 0;
      }
      this.#frame += 1;
    }
    return output.subarray(0, written);
  }

  /** The frames still on their way. */
  finish(): Float32Array {
    const ready = Math.min(this.#frame, DELAY);
    if (this.#frame < DELAY) {
      // A sound shorter than the delay: run it through, then take only its own frames.
      const missing = DELAY - this.#frame;
      this.process(new Float32Array(missing * this.#channels));
      return this.process(new Float32Array(ready * this.#channels));
    }
    return this.process(new Float32Array(DELAY * this.#channels));
  }

  /** Gain of the frame that leaves as this one comes in. */
  #nextGain(samples: Float32Array, start: number): number {
    let peak = 0;
    for (let channel = 0; channel < this.#channels; channel++) peak = Math.max(peak, this.#filters[channel]?.next(samples[start + channel] ?? 0, this.#ceiling) ?? 0);
    const needed = peak > this.#ceiling ? this.#ceiling / peak : 1;
    const held = this.#minimum.next(needed);
    this.#released = Math.min(held, this.#released + (1 - this.#released) / RELEASE_SAMPLES);
    const slot = this.#frame % LOOK_AHEAD;
    this.#heldSum += this.#released - (this.#held[slot] ?? 0);
    this.#held[slot] = this.#released;
    return Math.min(1, this.#heldSum / LOOK_AHEAD);
  }
}

/** The least of the last `length` values, each in constant time on average (a monotone queue). */
class RunningMinimum {
  readonly #length: number;
  readonly #values: number[] = [];
  readonly #indexes: number[] = [];
  #first = 0;
  #index = 0;

  constructor(length: number) {
    this.#length = length;
  }

  next(value: number): number {
    while (this.#values.length > this.#first && (this.#values.at(-1) ?? 0) >= value) {
      this.#values.pop();
      this.#indexes.pop();
    }
    this.#values.push(value);
    this.#indexes.push(this.#index);
    if ((this.#indexes[this.#first] ?? 0) <= this.#index - this.#length) this.#first += 1;
    this.#index += 1;
    if (this.#first > 4096) {
      this.#values.splice(0, this.#first);
      this.#indexes.splice(0, this.#first);
      this.#first = 0;
    }
    return this.#values[this.#first] ?? value;
  }
}
