import { TRUE_PEAK_DELAY, TruePeakFilter } from './true-peak-meter.ts';

/** How long before a peak the level begins to fall: 4 ms at 48 kHz. */
export const LOOK_AHEAD = 192;
/** How fast the level comes back, as the time to go 63 % of the way: 80 ms. */
export const RELEASE_SAMPLES = 3_840;
const DELAY = LOOK_AHEAD + TRUE_PEAK_DELAY;
/** The smoothed gain moves between samples too; this much is kept in hand for it, as a factor. */
const MARGIN = 10 ** (-0.05 / 20);
/** Frames without a peak are passed over as many at a time. */
const IDLE_FRAMES = 480;
/** So near to full level the gain is taken to be back there; less than a millionth of a decibel. */
const BACK = 1e-9;

/**
 * Holds the true peak of a sound under a ceiling. The gain that each sample needs is held over the look-ahead (its running
 * minimum), let go slowly, and then averaged over the look-ahead, so that it is smooth and yet never above what is needed.
 * Both sides of stereo share one gain, so that nothing moves in the picture.
 */
export class TruePeakLimiter {
  readonly #channels: number;
  readonly #ceiling: number;
  readonly #filters: readonly TruePeakFilter[];
  /** Frames on their way, interleaved, oldest first. */
  #delayed = new Float32Array(0);
  readonly #held = new Float64Array(LOOK_AHEAD).fill(1);
  readonly #minimum = new RunningMinimum(LOOK_AHEAD + 1);
  #heldSum = LOOK_AHEAD;
  #released = 1;
  /** Frames in a row for which the gain was let go entirely. */
  #free = LOOK_AHEAD;
  #frame = 0;
  #peaks = new Float64Array(0);

  /** @param ceilingDbtp highest true peak that comes out, in dBTP */
  constructor(channels: 1 | 2, ceilingDbtp: number) {
    this.#channels = channels;
    this.#ceiling = 10 ** (ceilingDbtp / 20) * MARGIN;
    this.#filters = Array.from({ length: channels }, () => new TruePeakFilter());
  }

  /**
   * @param samples interleaved by frame
   * @returns as many frames as are ready; all frames together come out after `finish`
   */
  process(samples: Float32Array): Float32Array {
    const channels = this.#channels;
    const frames = samples.length / channels;
    if (this.#peaks.length < frames) this.#peaks = new Float64Array(frames);
    const peaks = this.#peaks.fill(0, 0, frames);
    for (const [channel, filter] of this.#filters.entries()) filter.follow(samples, channels, channel, this.#ceiling, peaks);

    const waiting = new Float32Array(this.#delayed.length + samples.length);
    waiting.set(this.#delayed);
    waiting.set(samples, this.#delayed.length);
    const ready = Math.max(0, waiting.length / channels - DELAY);
    // The first frames that come in after the start let none out yet.
    const early = frames - ready;
    for (let frame = 0; frame < frames; frame++) {
      if (frame % IDLE_FRAMES === 0 && this.#free >= DELAY && frame + IDLE_FRAMES <= frames && isQuiet(peaks, frame)) {
        this.#pass(IDLE_FRAMES);
        frame += IDLE_FRAMES - 1;
        continue;
      }
      const gain = this.#nextGain(peaks[frame] ?? 0);
      if (gain === 1 || frame < early) continue;
      for (let index = (frame - early) * channels, end = index + channels; index < end; index++) waiting[index] = (waiting[index] ?? 0) * gain;
    }
    this.#delayed = waiting.slice(ready * channels);
    return waiting.subarray(0, ready * channels);
  }

  /** The frames still on their way. */
  finish(): Float32Array {
    const left = this.#delayed.length;
    const out = new Float32Array(left);
    let filled = 0;
    while (filled < left) {
      const part = this.process(new Float32Array(DELAY * this.#channels)).subarray(0, left - filled);
      out.set(part, filled);
      filled += part.length;
    }
    return out;
  }

  /** Frames that need no gain, after as many that have needed none: nothing held is anything but 1. */
  #pass(frames: number): void {
    this.#minimum.skip(frames);
    this.#free += frames;
    this.#frame += frames;
  }

  /** Gain of the frame that leaves as one with this peak comes in. */
  #nextGain(peak: number): number {
    const needed = peak > this.#ceiling ? this.#ceiling / peak : 1;
    const held = this.#minimum.next(needed);
    const released = Math.min(held, this.#released + (1 - this.#released) / RELEASE_SAMPLES);
    this.#released = 1 - released < BACK ? 1 : released;
    this.#free = this.#released === 1 ? this.#free + 1 : 0;
    const slot = this.#frame++ % LOOK_AHEAD;
    this.#heldSum += this.#released - (this.#held[slot] ?? 0);
    this.#held[slot] = this.#released;
    // Every held gain is 1 by now, whatever rounding has added up to.
    if (this.#free >= LOOK_AHEAD) this.#heldSum = LOOK_AHEAD;
    return Math.min(1, this.#heldSum / LOOK_AHEAD);
  }
}

function isQuiet(peaks: Float64Array, start: number): boolean {
  for (let frame = start; frame < start + IDLE_FRAMES; frame++) if ((peaks[frame] ?? 0) > 0) return false;
  return true;
}

/** The least of the last `length` values, each in constant time on average (a monotone queue in a ring). */
class RunningMinimum {
  readonly #length: number;
  readonly #mask: number;
  readonly #values: Float64Array;
  readonly #indexes: Float64Array;
  #first = 0;
  #end = 0;
  #index = 0;

  constructor(length: number) {
    const room = 2 ** Math.ceil(Math.log2(length + 1));
    this.#length = length;
    this.#mask = room - 1;
    this.#values = new Float64Array(room);
    this.#indexes = new Float64Array(room);
  }

  /** As many times 1, where all values so far are 1. */
  skip(count: number): void {
    this.#index += count - 1;
    this.#first = this.#end;
    this.next(1);
  }

  next(value: number): number {
    while (this.#end > this.#first && (this.#values[(this.#end - 1) & this.#mask] ?? 0) >= value) this.#end -= 1;
    this.#values[this.#end & this.#mask] = value;
    this.#indexes[this.#end & this.#mask] = this.#index;
    this.#end += 1;
    if ((this.#indexes[this.#first & this.#mask] ?? 0) <= this.#index - this.#length) this.#first += 1;
    this.#index += 1;
    return this.#values[this.#first & this.#mask] ?? value;
  }
}
