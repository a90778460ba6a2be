import type { SoundReader } from '../../shared/mix/mix-block.ts';

/** Frames read at a time: what a project keeps in one piece, and so gives without copying it together. */
const PIECE_FRAMES = 48_000;
/** Pieces kept: enough for as many sounds at once as ever play together. */
const MOST_PIECES = 64;

/**
 * Reads sounds as the project keeps them and keeps the last pieces: a mix asks for a second at a time that lies across two
 * of them, and every reading of the file costs a search and a checksum however little is wanted.
 */
export class ReadAhead implements SoundReader {
  readonly #sounds: SoundReader;
  /** By sound and place, the one used longest ago first. */
  readonly #pieces = new Map<string, Float32Array | undefined>();
  /** What is put together of several pieces, until the next reading. */
  #joined = new Float32Array(0);

  constructor(sounds: SoundReader) {
    this.#sounds = sounds;
  }

  read(soundId: string, channels: 1 | 2, startFrame: number, frames: number): Float32Array | undefined {
    const first = Math.floor(startFrame / PIECE_FRAMES);
    const last = Math.floor((startFrame + frames - 1) / PIECE_FRAMES);
    if (first === last) {
      const from = (startFrame - first * PIECE_FRAMES) * channels;
      return this.#piece(soundId, channels, first)?.subarray(from, from + frames * channels);
    }
    if (this.#joined.length < frames * channels) this.#joined = new Float32Array(frames * channels);
    const joined = this.#joined.subarray(0, frames * channels);
    for (let index = first; index <= last; index++) {
      const piece = this.#piece(soundId, channels, index);
      if (!piece) return undefined;
      const from = Math.max(0, startFrame - index * PIECE_FRAMES);
      const to = Math.min(PIECE_FRAMES, startFrame + frames - index * PIECE_FRAMES);
      const at = (index * PIECE_FRAMES + from - startFrame) * channels;
      const found = piece.subarray(from * channels, to * channels);
      joined.set(found, at);
      joined.fill(0, at + found.length, at + (to - from) * channels);
    }
    return joined;
  }

  #piece(soundId: string, channels: 1 | 2, index: number): Float32Array | undefined {
    const key = `${soundId} ${String(channels)} ${String(index)}`;
    const kept = this.#pieces.get(key);
    this.#pieces.delete(key);
    const piece = kept ?? this.#sounds.read(soundId, channels, index * PIECE_FRAMES, PIECE_FRAMES);
    this.#pieces.set(key, piece);
    const oldest = this.#pieces.keys().next().value;
    if (this.#pieces.size > MOST_PIECES && oldest !== undefined) this.#pieces.delete(oldest);
    return piece;
  }
}
