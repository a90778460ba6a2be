import { openStretchModule, type StretchModule } from './stretch-module.ts';

/** Output samples a channel made at a time. */
const BLOCK = 4096;

/**
 * Changes how long sound lasts and keeps its pitch, piece by piece, for sound of any length: as `stretchWaveform`, for one or
 * two channels and without its fades. Any cutting of the same sound gives the same samples.
 */
export class StretchStream {
  readonly #module: StretchModule;
  readonly #channels: 1 | 2;
  /** Input samples an output sample. */
  readonly #rate: number;
  readonly #inputLatency: number;
  readonly #room: number;
  readonly #buffersAt: number;
  /** Interleaved input from frame `#taken` on. */
  #waiting: Float32Array[] = [];
  #waitingFrames = 0;
  #framesIn = 0;
  #taken = 0;
  /** Frames made, what the method's latency puts before the first included. */
  #written = 0;
  #latencyLeft: number;

  private constructor(module: StretchModule, channels: 1 | 2, ratio: number, sampleRate: number) {
    this.#module = module;
    this.#channels = channels;
    this.#rate = 1 / ratio;
    module._presetDefault(channels, sampleRate);
    this.#inputLatency = module._inputLatency();
    this.#latencyLeft = module._outputLatency();
    this.#room = Math.max(BLOCK + 2, this.#inputLatency, Math.ceil(BLOCK * this.#rate) + 2);
    this.#buffersAt = module._setBuffers(channels, this.#room);
    module._reset();
  }

  /** @param ratio length after by length before; 0.5 to 2 sounds as it should */
  static async create(channels: 1 | 2, ratio: number, sampleRate: number): Promise<StretchStream> {
    return new StretchStream(await openStretchModule(sampleRate), channels, ratio, sampleRate);
  }

  /** `samples` and the result are interleaved by frame. The result lags behind and may be empty. */
  process(samples: Float32Array): Float32Array {
    this.#waiting.push(samples);
    this.#waitingFrames += samples.length / this.#channels;
    this.#framesIn += samples.length / this.#channels;
    return this.#make(Infinity);
  }

  /** The rest, so that in all round(frames in * ratio) frames came out. Nothing can be processed after it. */
  finish(): Float32Array {
    const total = Math.round(this.#framesIn / this.#rate) + this.#module._outputLatency();
    const silence = this.#inputLatency + Math.ceil((total + BLOCK) * this.#rate) - this.#framesIn;
    this.#waiting.push(new Float32Array(Math.max(0, silence) * this.#channels));
    this.#waitingFrames += Math.max(0, silence);
    return this.#make(total);
  }

  #make(until: number): Float32Array {
    const parts: Float32Array[] = [];
    if (this.#taken === 0) {
      if (this.#waitingFrames < this.#inputLatency) return new Float32Array(0);
      this.#give(this.#inputLatency);
      this.#module._seek(this.#inputLatency, this.#rate);
    }
    while (this.#written < until) {
      const count = Math.min(BLOCK, until - this.#written);
      const needed = this.#inputLatency + Math.round((this.#written + count) * this.#rate) - this.#taken;
      if (needed > this.#waitingFrames) break;
      this.#give(needed);
      this.#module._process(needed, count);
      this.#written += count;
      const late = Math.min(this.#latencyLeft, count);
      this.#latencyLeft -= late;
      parts.push(this.#takeOutput(late, count));
    }
    return concatenate(parts);
  }

  /** Moves the next frames of the input into the module's buffers. */
  #give(frames: number): void {
    const inputs = this.#buffers(0);
    for (let done = 0; done < frames; ) {
      const [first] = this.#waiting;
      if (!first) throw new RangeError('more was taken than there is');
      const count = Math.min(frames - done, first.length / this.#channels);
      for (const [channel, input] of inputs.entries()) {
        for (let index = 0; index < count; index += 1) input[done + index] = first[index * this.#channels + channel] ?? 0;
      }
      if (count * this.#channels === first.length) this.#waiting.shift();
      else this.#waiting[0] = first.subarray(count * this.#channels);
      done += count;
    }
    this.#waitingFrames -= frames;
    this.#taken += frames;
  }

  #takeOutput(from: number, to: number): Float32Array {
    const made = new Float32Array((to - from) * this.#channels);
    for (const [channel, output] of this.#buffers(this.#channels).entries()) {
      for (let index = from; index < to; index += 1) made[(index - from) * this.#channels + channel] = output[index] ?? 0;
    }
    return made;
  }

  /** Looked up each time, since the module's memory may have moved. */
  #buffers(first: number): Float32Array[] {
    const bytes = this.#room * Float32Array.BYTES_PER_ELEMENT;
    return Array.from({ length: this.#channels }, (_, channel) => new Float32Array(this.#module.HEAP8.buffer, this.#buffersAt + (first + channel) * bytes, this.#room));
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
