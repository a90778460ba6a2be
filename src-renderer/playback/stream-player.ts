import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import { scheduleBlock } from './schedule-block.ts';

const START_DELAY_FRAMES = 480;

/** Plays mono float32 samples while they still arrive from a URL. */
export class StreamPlayer {
  readonly #context: AudioContext;
  readonly #output: GainNode;
  readonly #abort = new AbortController();
  readonly #onEnd: () => void;
  #last: AudioBufferSourceNode | undefined;

  constructor(context: AudioContext, gain: number, onEnd: () => void) {
    this.#context = context;
    this.#output = new GainNode(context, { gain });
    this.#output.connect(context.destination);
    this.#onEnd = onEnd;
  }

  /** Resolves when the first samples are on the clock; rejects when nothing can be had from `url`. */
  async start(url: string): Promise<void> {
    const response = await fetch(url, { signal: this.#abort.signal });
    if (!response.ok || !response.body) throw new Error(`the sound answered ${String(response.status)}`);
    const reader = response.body.getReader();
    await new Promise<void>((resolve, reject) => {
      this.#play(reader, resolve).then(resolve, reject);
    });
  }

  stop(): void {
    this.#abort.abort();
    this.#output.gain.setTargetAtTime(0, this.#context.currentTime, 0.003);
    setTimeout(() => {
      this.#output.disconnect();
    }, 50);
  }

  async #play(reader: ReadableStreamDefaultReader<Uint8Array>, onSound: () => void): Promise<void> {
    let nextFrame = 0;
    let rest = new Uint8Array(0);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      // Network chunks end where they like; samples are four bytes.
      const bytes = new Uint8Array(rest.length + value.length);
      bytes.set(rest);
      bytes.set(value, rest.length);
      const whole = bytes.length - (bytes.length % Float32Array.BYTES_PER_ELEMENT);
      rest = bytes.slice(whole);
      if (whole === 0) continue;
      const samples = new Float32Array(bytes.buffer, 0, whole / Float32Array.BYTES_PER_ELEMENT);
      nextFrame = Math.max(nextFrame, Math.ceil(this.#context.currentTime * PROJECT_SAMPLE_RATE) + START_DELAY_FRAMES);
      this.#last = scheduleBlock(this.#context, this.#output, [samples], nextFrame);
      nextFrame += samples.length;
      onSound();
    }
    if (this.#last) this.#last.addEventListener('ended', this.#onEnd);
    else this.#onEnd();
  }
}
