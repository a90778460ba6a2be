import libSampleRate from '@alexanderolsen/libsamplerate-js';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';

type Converter = Awaited<ReturnType<typeof libSampleRate.create>>;

/** Frames handed to the converter at a time; its buffers hold 1 008 000 samples. */
const BLOCK_FRAMES = 8192;

/**
 * Streaming change of sample rate by libsamplerate's best sinc converter (Smith, "Digital Audio Resampling", CCRMA): band
 * limited to 96 % of the lower Nyquist frequency. No delay: the first sample out stands at the time of the first one in.
 * Any chunking of the same sound gives the same samples.
 */
export class Resampler {
  readonly #converter: Converter;
  readonly #channels: number;
  readonly #ratio: number;
  readonly #out: Float32Array;
  #framesIn = 0;
  #framesOut = 0;

  private constructor(converter: Converter, channels: number, fromRate: number, toRate: number) {
    this.#converter = converter;
    this.#channels = channels;
    this.#ratio = toRate / fromRate;
    // Twice what a block yields on average: the converter holds frames back and hands them over later.
    this.#out = new Float32Array(Math.ceil(2 * BLOCK_FRAMES * this.#ratio) * channels);
  }

  /**
   * Rates in Hz, 8000 to 192 000, and not the same: sound that needs no change needs no resampler.
   * @throws VoxloomError `input.option` for other rates.
   */
  static async create(channels: 1 | 2, fromRate: number, toRate: number): Promise<Resampler> {
    for (const rate of [fromRate, toRate]) {
      if (!Number.isInteger(rate) || rate < 8000 || rate > 192_000) {
        throw new VoxloomError('input.option', `Sound cannot be converted to or from a sample rate of ${rate} Hz.`);
      }
    }
    if (fromRate === toRate) throw new RangeError('The sample rates are the same.');
    const converterType = libSampleRate.ConverterType.SRC_SINC_BEST_QUALITY;
    const converter = await libSampleRate.create(channels, fromRate, toRate, { converterType });
    return new Resampler(converter, channels, fromRate, toRate);
  }

  /** `samples` and the result are interleaved by frame. The result lags behind and may be empty. */
  process(samples: Float32Array): Float32Array {
    this.#framesIn += samples.length / this.#channels;
    return this.#convert(samples, Infinity);
  }

  /** The rest, so that in all round(frames in * to / from) frames came out. Nothing can be processed after it. */
  finish(): Float32Array {
    const missing = Math.round(this.#framesIn * this.#ratio) - this.#framesOut;
    const silence = new Float32Array(BLOCK_FRAMES * this.#channels);
    const parts: Float32Array[] = [];
    for (let rest = missing; rest > 0; ) {
      const part = this.#convert(silence, rest);
      parts.push(part);
      rest -= part.length / this.#channels;
    }
    this.#converter.destroy();
    return concatenate(parts);
  }

  #convert(samples: Float32Array, maxFrames: number): Float32Array {
    const parts: Float32Array[] = [];
    const blockSamples = BLOCK_FRAMES * this.#channels;
    for (let start = 0; start < samples.length; start += blockSamples) {
      const written = { frames: 0 };
      this.#converter.full(samples.subarray(start, start + blockSamples), this.#out, written);
      if (written.frames * this.#channels > this.#out.length) throw new RangeError('The converter overran its buffer.');
      const frames = Math.min(written.frames, maxFrames);
      this.#framesOut += frames;
      parts.push(this.#out.slice(0, frames * this.#channels));
    }
    return concatenate(parts);
  }
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}
