import { crc32 } from 'node:zlib';

import { PROJECT_SAMPLE_RATE } from '../shared/domain/time.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { statement, type Connection } from './connection.ts';
import { SoundWriter } from './sound-writer.ts';
import { readFailure } from './sqlite-failure.ts';

/** Sound is kept in rows of one second, so that any stretch is read without the rest. */
const CHUNK_FRAMES = PROJECT_SAMPLE_RATE;

/** Sound at 48 kHz, float32, channels interleaved frame by frame. */
export interface StoredSound {
  readonly channels: number;
  readonly frames: number;
  /**
   * `count` frames from `startFrame` on, fewer at the end of the sound, as `channels` times as many interleaved samples.
   * @throws VoxloomError `project.damaged` when the file no longer holds them.
   */
  read(startFrame: number, count: number): Float32Array;
}

interface SoundRecord {
  readonly number: number;
  readonly channels: number;
  readonly frames: number;
}

/**
 * The sounds of a project, lossless, each once however many takes or assets play it. A sound's id is the SHA-256 of its
 * samples as little-endian float32 in hex; with more than one channel, one byte with their number follows the samples.
 */
export class SoundStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Begins a sound that comes in pieces. Nobody sees it before `finish`. */
  begin(channels: number): SoundWriter {
    return new SoundWriter(this.#connection, channels, CHUNK_FRAMES);
  }

  get(soundId: string): StoredSound | undefined {
    const sound = statement<[string], SoundRecord>(this.#connection, 'SELECT number, channels, frames FROM sounds WHERE id = ?').get(soundId);
    // Opening a project does not check its sounds.
    if (!sound || ![1, 2].includes(sound.channels) || !(sound.frames >= 0)) return undefined;
    const { number, channels, frames } = sound;
    return { channels, frames, read: (startFrame, count) => this.#read(number, channels, frames, startFrame, count) };
  }

  #read(number: number, channels: number, frames: number, startFrame: number, count: number): Float32Array {
    const start = Math.min(Math.max(0, Math.floor(startFrame)), frames);
    const end = Math.min(frames, start + Math.max(0, Math.floor(count)));
    const frameBytes = 4 * channels;
    try {
      const first = Math.floor(start / CHUNK_FRAMES);
      if (start === first * CHUNK_FRAMES && end > start && end === Math.min(frames, start + CHUNK_FRAMES)) {
        const { buffer, byteOffset, byteLength } = this.#chunk(number, first, (end - start) * frameBytes);
        // A whole row that stands alone in its memory need not be copied.
        if (byteOffset === 0 && byteLength === buffer.byteLength) return new Float32Array(buffer);
      }
      const samples = new Float32Array((end - start) * channels);
      const bytes = new Uint8Array(samples.buffer);
      for (let at = start; at < end; ) {
        const position = Math.floor(at / CHUNK_FRAMES);
        const chunkStart = position * CHUNK_FRAMES;
        const chunkFrames = Math.min(CHUNK_FRAMES, frames - chunkStart);
        const chunk = this.#chunk(number, position, chunkFrames * frameBytes);
        const until = Math.min(end, chunkStart + chunkFrames);
        bytes.set(chunk.subarray((at - chunkStart) * frameBytes, (until - chunkStart) * frameBytes), (at - start) * frameBytes);
        at = until;
      }
      return samples;
    } catch (error) {
      throw readFailure(error);
    }
  }

  /** One row of a sound, whose checksum is right. */
  #chunk(number: number, position: number, length: number): Buffer {
    const select = statement<[number, number], { samples: Buffer; checksum: number }>(
      this.#connection,
      'SELECT samples, checksum FROM sound_chunks WHERE sound = ? AND position = ?',
    );
    const chunk = select.get(number, position);
    if (chunk?.samples.length !== length || crc32(chunk.samples) !== chunk.checksum) throw missingChunk(position);
    return chunk.samples;
  }
}

function missingChunk(position: number): VoxloomError {
  return new VoxloomError('project.damaged', `Second ${position + 1} of a sound is damaged in the project file. Render the line again, or go back to a backup.`);
}

