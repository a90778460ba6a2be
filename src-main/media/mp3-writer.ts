import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createEncoder } from 'wasm-media-encoders';
import type { WasmMediaEncoder } from 'wasm-media-encoders';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { AudioTags, AudioWriter } from './audio-writer.ts';
import { id3Tag } from './id3-tag.ts';
import { crc16, mp3InfoFrame } from './mp3-info-frame.ts';

/** kbit/s, constant. */
export const MP3_BITRATES_KBPS = [128, 160, 192, 224, 256, 320] as const;
/** Hz: those of MPEG-1. */
export const MP3_SAMPLE_RATES = [32_000, 44_100, 48_000] as const;

export interface Mp3Stream {
  readonly channels: 1 | 2;
  /** One of `MP3_SAMPLE_RATES`. */
  readonly sampleRate: number;
  /** One of `MP3_BITRATES_KBPS`. */
  readonly bitrateKbps: number;
  readonly tags?: AudioTags;
}

type Mp3Encoder = WasmMediaEncoder<'audio/mpeg'>;
type Mp3Bitrate = (typeof MP3_BITRATES_KBPS)[number];
type Mp3SampleRate = (typeof MP3_SAMPLE_RATES)[number];

const FRAME_SAMPLES = 1152;
/** Samples that LAME puts in front of the sound, beside the 529 that every decoder adds and drops by itself. */
const ENCODER_DELAY = 576;
/**
 * LAME lowers the level at constant bitrates as a guard against clipping in decoders (the presets in its presets.c). The level
 * is the author's to choose, and an MP3 must be as loud as the WAV beside it, so it is taken back beforehand.
 */
const LAME_GAIN: Readonly<Record<Mp3Bitrate, number>> = { 128: 0.95, 160: 0.95, 192: 0.97, 224: 0.98, 256: 1, 320: 1 };
/** Encoding in blocks keeps the encoder's memory small whatever chunks come. */
const BLOCK_FRAMES = 16 * FRAME_SAMPLES;

/**
 * Writes MPEG-1 layer III at a constant bitrate with LAME, after an ID3v2.4 tag and an Info frame that lets players
 * give back exactly the samples that went in, without a gap at either end.
 */
export class Mp3Writer implements AudioWriter {
  readonly #stream: Mp3Stream;
  readonly #encoder: Mp3Encoder;
  readonly #gain: number;
  readonly #id3: Uint8Array;
  #samples = 0;
  #audioBytes = 0;
  #audioCrc = 0;

  private constructor(stream: Mp3Stream, encoder: Mp3Encoder, gain: number) {
    this.#stream = stream;
    this.#encoder = encoder;
    this.#gain = gain;
    this.#id3 = id3Tag(stream.tags ?? {});
  }

  /** @throws VoxloomError `input.option` for a sample rate or bitrate that MP3 or this writer does not have. */
  static async create(stream: Mp3Stream): Promise<Mp3Writer> {
    const { channels, sampleRate, bitrateKbps } = stream;
    const rate = MP3_SAMPLE_RATES.find((candidate) => candidate === sampleRate);
    if (!rate) throw notOffered('sample rate', sampleRate, MP3_SAMPLE_RATES, 'Hz');
    const bitrate = MP3_BITRATES_KBPS.find((candidate) => candidate === bitrateKbps);
    if (!bitrate) throw notOffered('bitrate', bitrateKbps, MP3_BITRATES_KBPS, 'kbit/s');
    return new Mp3Writer(stream, await openEncoder(channels, rate, bitrate), 1 / LAME_GAIN[bitrate]);
  }

  begin(): Uint8Array {
    return this.#head(0, 0);
  }

  write(samples: Float32Array): Uint8Array {
    const { channels } = this.#stream;
    if (samples.length % channels !== 0) throw new RangeError('A chunk must hold whole frames.');
    const blocks: Uint8Array[] = [];
    for (let start = 0; start < samples.length; start += BLOCK_FRAMES * channels) {
      const block = samples.subarray(start, start + BLOCK_FRAMES * channels);
      // The encoder owns what it returns and overwrites it in the next call.
      blocks.push(this.#encoder.encode(planes(block, channels, this.#gain)).slice());
    }
    this.#samples += samples.length / channels;
    return this.#count(Buffer.concat(blocks));
  }

  end(): { tail: Uint8Array; head: Uint8Array } {
    const tail = this.#count(this.#encoder.finalize().slice());
    // Frames differ by a padding byte so that their lengths sum to the bitrate: counting bytes counts frames.
    const { sampleRate, bitrateKbps } = this.#stream;
    const frames = Math.round((this.#audioBytes * sampleRate) / (144_000 * bitrateKbps));
    const padding = Math.max(0, frames * FRAME_SAMPLES - ENCODER_DELAY - this.#samples);
    return { tail, head: this.#head(frames, padding) };
  }

  #count(bytes: Uint8Array): Uint8Array {
    this.#audioBytes += bytes.length;
    this.#audioCrc = crc16(bytes, this.#audioCrc);
    return bytes;
  }

  #head(frames: number, padding: number): Uint8Array {
    const info = mp3InfoFrame({
      ...this.#stream,
      frames,
      padding,
      audioBytes: this.#audioBytes,
      encoderDelay: ENCODER_DELAY,
      audioCrc: this.#audioCrc,
    });
    return Buffer.concat([this.#id3, info]);
  }
}

/** The encoder's machine code comes from the package's own file: nothing is fetched. */
async function openEncoder(channels: 1 | 2, sampleRate: Mp3SampleRate, bitrate: Mp3Bitrate): Promise<Mp3Encoder> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('wasm-media-encoders/wasm/mp3'));
  const encoder = await createEncoder('audio/mpeg', wasm);
  encoder.configure({ channels, sampleRate, outputSampleRate: sampleRate, bitrate });
  return encoder;
}

/** One array a channel, with the gain applied. */
function planes(interleaved: Float32Array, channels: number, gain: number): Float32Array[] {
  const frames = interleaved.length / channels;
  return Array.from({ length: channels }, (_, channel) => {
    const plane = new Float32Array(frames);
    for (let frame = 0; frame < frames; frame++) plane[frame] = (interleaved[frame * channels + channel] ?? 0) * gain;
    return plane;
  });
}

function notOffered(what: string, value: number, offered: readonly number[], unit: string): VoxloomError {
  return new VoxloomError('input.option', `An MP3 cannot have a ${what} of ${value} ${unit}; choose ${offered.join(', ')}.`);
}
