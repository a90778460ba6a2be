import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { AudioFileEnd, AudioTags, AudioWriter } from './audio-writer.ts';
import { writePcm16 } from './pcm-16.ts';
import { writePcm24 } from './pcm-24.ts';
import { broadcastChunks, type BroadcastNotes, type StatedLoudness } from './wav-chunks.ts';
import { TriangularDither } from './triangular-dither.ts';
import { RIFF_SIZE_LIMIT, WAV_SAMPLE_BYTES, wavHeader } from './wav-header.ts';
import type { WavDepth } from './wav-header.ts';

export interface WavStream {
  readonly channels: 1 | 2;
  /** Hz, 1000 to 384 000. */
  readonly sampleRate: number;
  readonly depth: WavDepth;
  readonly tags?: AudioTags;
  readonly notes?: BroadcastNotes;
  /** Seed of the dither of 16-bit sound; 0 by default. */
  readonly ditherSeed?: number;
  /** RIFF size in bytes from which the file becomes RF64: 2^32 - 1 by default, and never more. */
  readonly riffLimitBytes?: number;
}

/**
 * Writes RIFF/WAVE, and RF64 past 4 GB (EBU Tech 3306). 16-bit samples get triangular dither, 24-bit ones are rounded,
 * floats pass as they are. Integer samples beyond full scale are clipped.
 */
export class WavWriter implements AudioWriter {
  readonly #stream: WavStream;
  readonly #dither: TriangularDither;
  #dataBytes = 0;
  #room = new Uint8Array(0);

  /** @throws VoxloomError `input.option` for a stream that is out of range. */
  constructor(stream: WavStream) {
    if (!Number.isInteger(stream.sampleRate) || stream.sampleRate < 1000 || stream.sampleRate > 384_000) {
      throw new VoxloomError('input.option', `A WAV file cannot have a sample rate of ${stream.sampleRate} Hz.`);
    }
    this.#stream = stream;
    this.#dither = new TriangularDither(stream.ditherSeed ?? 0);
  }

  begin(): Uint8Array {
    return this.#header();
  }

  write(samples: Float32Array): Uint8Array {
    const { channels, depth } = this.#stream;
    if (samples.length % channels !== 0) throw new RangeError('A chunk must hold whole frames.');
    const length = samples.length * WAV_SAMPLE_BYTES[depth];
    if (this.#room.length < length) this.#room = new Uint8Array(length);
    const bytes = this.#room.subarray(0, length);
    const view = new DataView(bytes.buffer, 0, length);
    if (depth === '16') writePcm16(samples, view, this.#dither);
    else if (depth === '24') writePcm24(samples, view);
    else for (let index = 0; index < samples.length; index++) view.setFloat32(index * 4, samples[index] ?? 0, true);
    this.#dataBytes += bytes.length;
    return bytes;
  }

  end(loudness?: StatedLoudness): AudioFileEnd {
    // Chunks are padded to an even length.
    return { tail: new Uint8Array(this.#dataBytes % 2), head: this.#header(loudness) };
  }

  #header(loudness?: StatedLoudness): Uint8Array {
    const { channels, sampleRate, depth, tags = {}, notes, riffLimitBytes = RIFF_SIZE_LIMIT } = this.#stream;
    return wavHeader({
      notes: notes ? broadcastChunks(notes, sampleRate, WAV_SAMPLE_BYTES[depth] * 8, loudness) : new Uint8Array(0),
      channels,
      sampleRate,
      depth,
      tags,
      dataBytes: this.#dataBytes,
      riffLimitBytes: Math.min(riffLimitBytes, RIFF_SIZE_LIMIT),
    });
  }
}
