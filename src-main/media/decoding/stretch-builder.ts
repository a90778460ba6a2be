import type { Speaker } from './speakers.ts';
import { toStereo } from './speakers.ts';
import type { SoundStretch } from './sound-stretch.ts';

/** Frames of a stretch. */
const BLOCK_FRAMES = 16_384;

/** Joins the sound of many small packets into fewer stretches, and places it: what lies before frame 0 is left out. */
export class StretchBuilder {
  readonly #channels: 1 | 2;
  readonly #sampleRate: number;
  readonly #speakers: readonly Speaker[];
  #block: Float32Array;
  #filled = 0;
  #dropping = 0;
  #position: number;

  /** @param startFrame where the first frame is heard; before 0 for what only gets a decoder going */
  constructor(speakers: readonly Speaker[], channels: 1 | 2, sampleRate: number, startFrame: number) {
    this.#speakers = speakers;
    this.#channels = channels;
    this.#sampleRate = sampleRate;
    this.#block = new Float32Array(BLOCK_FRAMES * channels);
    this.#position = Math.min(0, startFrame);
    this.#dropping = Math.max(0, -startFrame);
  }

  /** Frame that comes next, of what is heard and what is not. */
  get position(): number {
    return this.#position;
  }

  /** The next `frames` are left out. */
  drop(frames: number): void {
    this.#dropping += frames;
    this.#position -= frames;
  }

  *addSilence(frames: number): Generator<SoundStretch> {
    for (let left = frames; left > 0; left -= BLOCK_FRAMES) yield* this.add(Array.from({ length: this.#channels }, () => new Float32Array(Math.min(left, BLOCK_FRAMES))));
  }

  /** @param planes one a channel of the file, or of what it is mixed down to */
  *add(planes: readonly Float32Array[]): Generator<SoundStretch> {
    const [left = new Float32Array(0), right = left] = toStereo(planes, this.#speakers);
    this.#position += left.length;
    const dropped = Math.min(left.length, this.#dropping);
    this.#dropping -= dropped;
    for (let from = dropped; from < left.length; ) {
      const count = Math.min(left.length - from, BLOCK_FRAMES - this.#filled);
      this.#put(left, right, from, count);
      from += count;
      if (this.#filled === BLOCK_FRAMES) yield* this.finish();
    }
  }

  /** What is held back. */
  *finish(): Generator<SoundStretch> {
    if (this.#filled === 0) return;
    const samples = this.#block.subarray(0, this.#filled * this.#channels);
    this.#block = new Float32Array(BLOCK_FRAMES * this.#channels);
    this.#filled = 0;
    yield { samples, channels: this.#channels, sampleRate: this.#sampleRate };
  }

  #put(left: Float32Array, right: Float32Array, from: number, count: number): void {
    if (this.#channels === 1) this.#block.set(left.subarray(from, from + count), this.#filled);
    else {
      for (let frame = 0; frame < count; frame++) {
        this.#block[2 * (this.#filled + frame)] = left[from + frame] ?? 0;
        this.#block[2 * (this.#filled + frame) + 1] = right[from + frame] ?? 0;
      }
    }
    this.#filled += count;
  }
}
