import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import type { Connection } from './connection.ts';
import { writeFailure } from './sqlite-failure.ts';

/** A long sound is committed in parts of this many rows, so that neither memory nor the write-ahead log holds all of it. */
const CHUNKS_PER_TRANSACTION = 60;

export interface SoundReference {
  /** SHA-256, hex. */
  readonly soundId: string;
  readonly frames: number;
}

/** A sound on its way into the project. Its rows have no id, and so are nobody's, until `finish`. */
export class SoundWriter {
  readonly #connection: Connection;
  readonly #channels: number;
  readonly #hash: Hash = createHash('sha256');
  /** The row of one chunk that is being filled. */
  #chunk: Float32Array;
  #filled = 0;
  #frames = 0;
  #waiting: Uint8Array[] = [];
  #written = 0;
  #number: number | undefined;

  constructor(connection: Connection, channels: number, chunkFrames: number) {
    if (channels !== 1 && channels !== 2) throw new RangeError(`a sound has 1 or 2 channels, not ${channels}`);
    this.#connection = connection;
    this.#channels = channels;
    this.#chunk = new Float32Array(chunkFrames * channels);
  }

  /**
   * Adds whole frames of interleaved float32 at 48 kHz; the samples are copied.
   * @throws VoxloomError `project.write-failed` when the disk does not take them; the sound is then lost, and its rows are removed by the next `prune`.
   */
  append(samples: Float32Array): void {
    if (samples.length % this.#channels !== 0) throw new RangeError('a sound is added in whole frames');
    for (let at = 0; at < samples.length; ) {
      const part = samples.subarray(at, at + this.#chunk.length - this.#filled);
      this.#chunk.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#chunk.length) this.#closeChunk();
    }
    this.#frames += samples.length / this.#channels;
    if (this.#waiting.length >= CHUNKS_PER_TRANSACTION) this.#transaction(() => this.#writeWaiting());
  }

  /**
   * Makes the sound part of the project, unless the project holds the same already.
   * @throws VoxloomError `project.write-failed` when the disk does not take it; the sound is then lost, and its rows are removed by the next `prune`.
   */
  finish(): SoundReference {
    if (this.#filled > 0) this.#closeChunk();
    if (this.#channels > 1) this.#hash.update(Uint8Array.of(this.#channels));
    const soundId = this.#hash.digest('hex');
    const isKnown = this.#connection.prepare('SELECT 1 FROM sounds WHERE id = ?').get(soundId) !== undefined;
    if (isKnown) this.abandon();
    else {
      this.#transaction(() => {
        const number = this.#writeWaiting();
        this.#connection.prepare('UPDATE sounds SET id = ?, frames = ? WHERE number = ?').run(soundId, this.#frames, number);
      });
    }
    return { soundId, frames: this.#frames };
  }

  /** Takes everything back. */
  abandon(): void {
    this.#waiting = [];
    if (this.#number !== undefined) this.#connection.prepare('DELETE FROM sounds WHERE number = ?').run(this.#number);
    this.#number = undefined;
  }

  #closeChunk(): void {
    const bytes = new Uint8Array(this.#chunk.buffer.slice(0, this.#filled * this.#chunk.BYTES_PER_ELEMENT));
    this.#hash.update(bytes);
    this.#waiting.push(bytes);
    this.#filled = 0;
  }

  #writeWaiting(): number {
    this.#number ??= Number(
      this.#connection.prepare('INSERT INTO sounds (id, channels, frames, created_at_ms) VALUES (NULL, ?, 0, ?)').run(this.#channels, Date.now())
        .lastInsertRowid,
    );
    const insert = this.#connection.prepare('INSERT INTO sound_chunks (sound, position, samples, checksum) VALUES (?, ?, ?, ?)');
    for (const samples of this.#waiting) insert.run(this.#number, this.#written++, samples, crc32(samples));
    this.#waiting = [];
    return this.#number;
  }

  #transaction(write: () => void): void {
    try {
      this.#connection.transaction(write).immediate();
    } catch (error) {
      this.#waiting = [];
      throw writeFailure(error);
    }
  }
}
