import { createHash } from 'node:crypto';

import { registerFlacEncoder } from '@mediabunny/flac-encoder';
import { AudioSample, AudioSampleSource, FlacOutputFormat, NullTarget, Output } from 'mediabunny';

import type { AudioFileEnd, AudioTags, AudioWriter } from './audio-writer.ts';
import { ByteBuilder } from './byte-builder.ts';
import { writePcm16 } from './pcm-16.ts';
import { writePcm24 } from './pcm-24.ts';
import { TriangularDither } from './triangular-dither.ts';

export interface FlacStream {
  readonly channels: 1 | 2;
  /** Hz; one that libFLAC's streamable subset has, such as 44 100 and 48 000. */
  readonly sampleRate: number;
  readonly depth: '16' | '24';
  readonly tags?: AudioTags;
}

/** Samples of each channel in a block of libFLAC's at these rates. */
const BLOCK_SAMPLES = 4096;
const VENDOR = 'Voxloom, libFLAC';
/** The Vorbis comment for each tag (xiph.org, "Ogg Vorbis I format specification: comment field", and players' custom). */
const COMMENTS: readonly (readonly [keyof AudioTags, string])[] = [
  ['title', 'TITLE'],
  ['artist', 'ARTIST'],
  ['album', 'ALBUM'],
  ['language', 'LANGUAGE'],
  ['comment', 'COMMENT'],
  ['software', 'ENCODER'],
];

/**
 * Writes native FLAC (RFC 9639) with libFLAC: 16 bits with triangular dither, 24 bits rounded, clipped beyond full scale. The
 * frames are libFLAC's; the metadata before them is written here, with the MD5 of the samples, so that any decoder can tell
 * that it gives back what went in.
 */
export class FlacWriter implements AudioWriter {
  readonly #stream: FlacStream;
  readonly #output: Output;
  readonly #source: AudioSampleSource;
  readonly #dither = new TriangularDither(0);
  readonly #md5 = createHash('md5');
  #packets: Uint8Array[] = [];
  #frames = 0;
  #smallest = 0xff_ffff;
  #largest = 0;

  private constructor(stream: FlacStream) {
    this.#stream = stream;
    this.#source = new AudioSampleSource({
      codec: 'flac',
      onEncodedPacket: ({ data }) => {
        this.#packets.push(data);
        this.#smallest = Math.min(this.#smallest, data.length);
        this.#largest = Math.max(this.#largest, data.length);
      },
    });
    this.#output = new Output({ format: new FlacOutputFormat(), target: new NullTarget() });
    this.#output.addAudioTrack(this.#source);
  }

  static async create(stream: FlacStream): Promise<FlacWriter> {
    registerFlacEncoder();
    const writer = new FlacWriter(stream);
    await writer.#output.start();
    return writer;
  }

  begin(): Uint8Array {
    return this.#head();
  }

  async write(samples: Float32Array): Promise<Uint8Array> {
    const { channels, sampleRate, depth } = this.#stream;
    if (samples.length % channels !== 0) throw new RangeError('A chunk must hold whole frames.');
    if (samples.length === 0) return new Uint8Array(0);
    const sample = new AudioSample({
      ...this.#quantised(samples),
      format: depth === '16' ? 's16' : 's32',
      numberOfChannels: channels,
      sampleRate,
      timestamp: this.#frames / sampleRate,
    });
    this.#frames += samples.length / channels;
    await this.#source.add(sample);
    sample.close();
    return this.#takePackets();
  }

  async end(): Promise<AudioFileEnd> {
    this.#source.close();
    // Its own container has no room for a file without sound.
    if (this.#frames === 0) await this.#output.cancel();
    else await this.#output.finalize();
    return { tail: this.#takePackets(), head: this.#head(this.#md5.digest()) };
  }

  async close(): Promise<void> {
    if (this.#output.state === 'started') await this.#output.cancel();
  }

  /** Whole numbers as the encoder wants them; their bytes go into the MD5. */
  #quantised(samples: Float32Array): { data: Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer> } {
    if (this.#stream.depth === '16') {
      const bytes = new Uint8Array(samples.length * 2);
      writePcm16(samples, new DataView(bytes.buffer), this.#dither);
      this.#md5.update(bytes);
      return { data: Int16Array.from({ length: samples.length }, (_, index) => ((bytes[2 * index] ?? 0) | ((bytes[2 * index + 1] ?? 0) << 8)) << 16 >> 16) };
    }
    const bytes = new Uint8Array(samples.length * 3);
    writePcm24(samples, new DataView(bytes.buffer));
    this.#md5.update(bytes);
    const data = new Int32Array(samples.length);
    for (let index = 0, at = 0; index < data.length; index++, at += 3) data[index] = ((bytes[at] ?? 0) << 8) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 24);
    return { data };
  }

  #takePackets(): Uint8Array {
    const bytes = Buffer.concat(this.#packets);
    this.#packets = [];
    return bytes;
  }

  /** Signature, STREAMINFO, VORBIS_COMMENT. Its length depends on the tags only. */
  #head(md5: Uint8Array = new Uint8Array(16)): Uint8Array {
    const { channels, sampleRate, depth, tags = {} } = this.#stream;
    const comments = commentBlock(tags);
    const head = new ByteBuilder().ascii('fLaC').u8(0).u8(0).u16BigEndian(34).u16BigEndian(BLOCK_SAMPLES).u16BigEndian(BLOCK_SAMPLES);
    const isKnown = this.#largest > 0;
    addU24(addU24(head, isKnown ? this.#smallest : 0), this.#largest);
    // 20 bits of rate, 3 of channels, 5 of depth, 36 of length.
    const bits = Number(depth) - 1;
    head.u8(sampleRate >>> 12).u8(sampleRate >>> 4).u8(((sampleRate & 15) << 4) | ((channels - 1) << 1) | (bits >> 4));
    head.u8(((bits & 15) << 4) | (Math.floor(this.#frames / 2 ** 32) & 15)).u32BigEndian(this.#frames % 2 ** 32).bytes(md5);
    return addU24(head.u8(0x80 | 4), comments.length).bytes(comments).build();
  }
}

function commentBlock(tags: AudioTags): Uint8Array {
  const stated = COMMENTS.flatMap(([tag, name]) => (tags[tag] ? [new TextEncoder().encode(`${name}=${tags[tag].replaceAll('\0', '')}`)] : []));
  const vendor = new TextEncoder().encode(VENDOR);
  const block = new ByteBuilder().u32(vendor.length).bytes(vendor).u32(stated.length);
  for (const comment of stated) block.u32(comment.length).bytes(comment);
  return block.build();
}

function addU24(builder: ByteBuilder, value: number): ByteBuilder {
  return builder.u8(value >>> 16).u8(value >>> 8).u8(value);
}
