import { crc32 } from 'node:zlib';

import { PROJECT_SAMPLE_RATE } from '../shared/domain/time.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { Connection } from './connection.ts';
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
    const sound = this.#connection.prepare<[string], SoundRecord>('SELECT number, channels, frames FROM sounds WHERE id = ?').get(soundId);
    // Opening a project does not check its sounds.
    if (!sound || ![1, 2].includes(sound.channels) || !(sound.frames >= 0)) return undefined;
    const { number, channels, frames } = sound;
    return { channels, frames, read: (startFrame, count) => this.#read(number, channels, frames, startFrame, count) };
  }

  #read(number: number, channels: number, frames: number, startFrame: number, count: number): Float32Array {
    const start = Math.min(Math.max(0, Math.floor(startFrame)), frames);
    const end = Math.min(frames, start + Math.max(0, Math.floor(count)));
    const samples = new Float32Array((end - start) * channels);
    const bytes = new Uint8Array(samples.buffer);
    const frameBytes = 4 * channels;
    const select = this.#connection.prepare<[number, number], { samples: Buffer; checksum: number }>(
      'SELECT samples, checksum FROM sound_chunks WHERE sound = ? AND position = ?',
    );
    try {
      for (let at = start; at < end; ) {
        const position = Math.floor(at / CHUNK_FRAMES);
        const chunkStart = position * CHUNK_FRAMES;
        const chunkFrames = Math.min(CHUNK_FRAMES, frames - chunkStart);
        const chunk = select.get(number, position);
        if (chunk?.samples.length !== chunkFrames * frameBytes || crc32(chunk.samples) !== chunk.checksum) throw missingChunk(position);
        const until = Math.min(end, chunkStart + chunkFrames);
        bytes.set(chunk.samples.subarray((at - chunkStart) * frameBytes, (until - chunkStart) * frameBytes), (at - start) * frameBytes);
        at = until;
      }
    } catch (error) {
      throw readFailure(error);
    }
    return samples;
  }
}

function missingChunk(position: number): VoxloomError {
  return new VoxloomError('project.damaged', `Second ${position + 1} of a sound is damaged in the project file. Render the line again, or go back to a backup.`);
}

