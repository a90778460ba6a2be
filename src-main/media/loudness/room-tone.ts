/** Corner of the filter that takes the hiss out of white noise, as the share that a sample adds: about 500 Hz at 48 kHz. */
const SMOOTHING = 0.063;
/** What is left of the power of uniform noise in -1 to 1 behind that filter. */
const FILTERED_POWER = (1 / 3) * (SMOOTHING / (2 - SMOOTHING));
const SEED = 0x2545f491;

/**
 * Very quiet noise as of a still room, dull rather than hissing, laid under a whole sound so that it never falls to digital
 * silence. The same every time (a xorshift generator, Marsaglia 2003), each channel its own.
 */
export class RoomTone {
  readonly #channels: number;
  readonly #gain: number;
  readonly #smoothed: Float64Array;
  #state = SEED;

  /** @param rmsDbfs level of each channel */
  constructor(channels: 1 | 2, rmsDbfs: number) {
    this.#channels = channels;
    this.#gain = 10 ** (rmsDbfs / 20) / Math.sqrt(FILTERED_POWER);
    this.#smoothed = new Float64Array(channels);
  }

  /** @returns the samples, interleaved by frame, with the tone under them */
  under(samples: Float32Array): Float32Array {
    const channels = this.#channels;
    const out = new Float32Array(samples.length);
    for (let index = 0; index < samples.length; index++) {
      const channel = index % channels;
      const before = this.#smoothed[channel] ?? 0;
      const smoothed = before + SMOOTHING * (this.#next() - before);
      this.#smoothed[channel] = smoothed;
      out[index] = (samples[index] ?? 0) + smoothed * this.#gain;
    }
    return out;
  }

  /** Uniform in -1 to 1. */
  #next(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return state / 0x8000_0000;
  }
}
