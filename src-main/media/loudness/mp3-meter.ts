import { MPEGDecoder } from 'mpg123-decoder';

import { interleaved } from '../decoding/sound-stretch.ts';
import { SoundMeter, type SoundMeasure } from './sound-measure.ts';

/** What encoder and decoder put in front of the sound, in frames. */
const DELAY = 576 + 529;
/** Bytes decoded at a time: a few hundred ms of sound. */
const BATCH_BYTES = 64 * 1024;

/** Measures an MP3 as it is heard while it is written: from the frames of sound, whole ones at a time. */
export class Mp3Meter {
  readonly #decoder: MPEGDecoder;
  readonly #channels: 1 | 2;
  readonly #meter: SoundMeter;
  readonly #tail: Float32Array[] = [];
  #toDrop = DELAY;
  #measuredFrames = 0;
  #tailFrames = 0;

  private constructor(decoder: MPEGDecoder, channels: 1 | 2, sampleRate: number) {
    this.#decoder = decoder;
    this.#channels = channels;
    this.#meter = new SoundMeter(channels, sampleRate);
  }

  static async create(channels: 1 | 2, sampleRate: number): Promise<Mp3Meter> {
    const decoder = new MPEGDecoder();
    await decoder.ready;
    return new Mp3Meter(decoder, channels, sampleRate);
  }

  /** @param bytes whole frames, without tags and without an Info frame */
  add(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; start += BATCH_BYTES) {
      const decoded = this.#decoder.decode(bytes.subarray(start, start + BATCH_BYTES));
      const { samples } = interleaved(decoded, this.#channels, decoded.sampleRate);
      const dropped = Math.min(this.#toDrop, samples.length / this.#channels);
      this.#toDrop -= dropped;
      this.#hold(samples.slice(dropped * this.#channels));
    }
  }

  /** @param frames length of the sound; what the encoder has added behind it does not count. Call once, last. */
  measure(frames: number): SoundMeasure {
    for (const samples of this.#tail) this.#pass(samples.subarray(0, Math.max(0, frames - this.#measuredFrames) * this.#channels));
    return this.#meter.measure();
  }

  close(): void {
    this.#decoder.free();
  }

  /** Where the sound ends is known at last only: the end is kept back. */
  #hold(samples: Float32Array): void {
    this.#tail.push(samples);
    this.#tailFrames += samples.length / this.#channels;
    for (;;) {
      const length = (this.#tail[0]?.length ?? 0) / this.#channels;
      if (this.#tail.length < 2 || this.#tailFrames - length < 4 * 1152) return;
      this.#pass(this.#tail.shift() ?? new Float32Array(0));
      this.#tailFrames -= length;
    }
  }

  #pass(samples: Float32Array): void {
    this.#measuredFrames += samples.length / this.#channels;
    this.#meter.add(samples);
  }
}
