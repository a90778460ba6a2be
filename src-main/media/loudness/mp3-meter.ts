import { MPEGDecoder } from 'mpg123-decoder';

import { SoundMeter, type SoundMeasure } from './sound-measure.ts';

/** What encoder and decoder put in front of the sound, in frames. */
const DELAY = 576 + 529;
/** Bytes decoded at a time: a second or two of sound. */
const BATCH_BYTES = 32 * 1024;
/** Frames kept back until it is known where the sound ends: more than the encoder puts behind it. */
const TAIL_FRAMES = 4 * 1152;

/** Measures an MP3 as it is heard while it is written: from the frames of sound, whole ones at a time. */
export class Mp3Meter {
  readonly #decoder: MPEGDecoder;
  readonly #channels: 1 | 2;
  readonly #meter: SoundMeter;
  /** Sound that is not measured yet, interleaved. */
  #waiting = new Float32Array(0);
  #waitingFrames = 0;
  #toDrop = DELAY;
  #measuredFrames = 0;

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
      const { channelData, samplesDecoded } = this.#decoder.decode(bytes.subarray(start, start + BATCH_BYTES));
      const dropped = Math.min(this.#toDrop, samplesDecoded);
      this.#toDrop -= dropped;
      this.#take(channelData, dropped, samplesDecoded);
      const ready = this.#waitingFrames - TAIL_FRAMES;
      if (ready > 0) this.#pass(ready);
    }
  }

  /** @param frames length of the sound; what the encoder has added behind it does not count. Call once, last. */
  measure(frames: number): SoundMeasure {
    this.#pass(Math.min(this.#waitingFrames, Math.max(0, frames - this.#measuredFrames)));
    return this.#meter.measure();
  }

  close(): void {
    this.#decoder.free();
  }

  #take(planes: readonly Float32Array[], from: number, to: number): void {
    const channels = this.#channels;
    const filled = this.#waitingFrames * channels;
    const length = filled + (to - from) * channels;
    if (this.#waiting.length < length) {
      const longer = new Float32Array(length);
      longer.set(this.#waiting.subarray(0, filled));
      this.#waiting = longer;
    }
    const waiting = this.#waiting;
    for (let channel = 0; channel < channels; channel++) {
      const plane = planes[channel] ?? new Float32Array(0);
      for (let frame = from, index = filled + channel; frame < to; frame++, index += channels) waiting[index] = plane[frame] ?? 0;
    }
    this.#waitingFrames += to - from;
  }

  #pass(frames: number): void {
    const channels = this.#channels;
    this.#meter.add(this.#waiting.subarray(0, frames * channels));
    this.#waiting.copyWithin(0, frames * channels, this.#waitingFrames * channels);
    this.#waitingFrames -= frames;
    this.#measuredFrames += frames;
  }
}
