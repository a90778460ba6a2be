import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { AudioTags, AudioWriter } from './audio-writer.ts';
import { id3Tag, type Chapter } from './id3-tag.ts';
import { encodeMp3, MP3_BITRATES_KBPS, MP3_FRAME_SAMPLES, MP3_SAMPLE_RATES, type Mp3Shape } from './mp3-encoder.ts';
import { crc16, mp3InfoFrame } from './mp3-info-frame.ts';
import { carryReach, findJoint, frameCount, listMp3Frames, reachOf, widenedBefore, type Mp3Frames } from './mp3-splice.ts';
import { MP3_THREADS, Mp3Workers } from './mp3-workers.ts';

export interface Mp3Stream {
  readonly channels: 1 | 2;
  /** One of `MP3_SAMPLE_RATES`. */
  readonly sampleRate: number;
  /** One of `MP3_BITRATES_KBPS`. */
  readonly bitrateKbps: number;
  readonly tags?: AudioTags;
  readonly chapters?: readonly Chapter[];
}

/** Samples that LAME puts in front of the sound, beside the 529 that every decoder adds and drops by itself. */
const ENCODER_DELAY = 576;
/** Frames of a stretch that is encoded by itself: 30 s at 48 kHz. Fixed, so that the file does not depend on the machine. */
const STRETCH_FRAMES = 1250;
/** Frames that a stretch has before its own: the encoder finds its stride, and a frame is found to join at. */
const LEAD_FRAMES = 40;
/** The first frames of a stretch miss the sound before them, the last ones the sound behind. */
const UNSETTLED_FRAMES = 6;
/** Stretches at the encoders at a time, so that none of them waits for the next; more would only fill the memory. */
const MOST_WAITING = MP3_THREADS + 2;

/**
 * Writes MPEG-1 layer III at a constant bitrate with LAME, after an ID3v2.4 tag and an Info frame that lets players
 * give back exactly the samples that went in, without a gap at either end. A long sound is encoded in stretches on several
 * threads and joined frame by frame; the file is the same however many there are and however the sound was cut.
 */
export class Mp3Writer implements AudioWriter {
  readonly #shape: Mp3Shape;
  readonly #id3: Uint8Array;
  readonly #workers = new Mp3Workers();
  /** What the next stretch is made of: its lead, then its own sound. */
  #gathered: Float32Array<ArrayBuffer>;
  #gatheredSamples = 0;
  readonly #waiting: Promise<Uint8Array>[] = [];
  /** The stretch that was encoded last and not written yet, and its first frame that belongs to the file. */
  #last: { readonly frames: Mp3Frames; readonly first: number } | undefined;
  #stretches = 0;
  #joined = 0;
  #frames = 0;
  #samples = 0;
  #audioBytes = 0;
  #audioCrc = 0;

  private constructor(shape: Mp3Shape, id3: Uint8Array) {
    this.#shape = shape;
    this.#id3 = id3;
    this.#gathered = this.#workers.room((LEAD_FRAMES + STRETCH_FRAMES) * MP3_FRAME_SAMPLES * shape.channels);
  }

  /** @throws VoxloomError `input.option` for a sample rate or bitrate that MP3 or this writer does not have. */
  static create({ channels, sampleRate, bitrateKbps, tags = {}, chapters = [] }: Mp3Stream): Mp3Writer {
    const rate = MP3_SAMPLE_RATES.find((candidate) => candidate === sampleRate);
    if (!rate) throw notOffered('sample rate', sampleRate, MP3_SAMPLE_RATES, 'Hz');
    const bitrate = MP3_BITRATES_KBPS.find((candidate) => candidate === bitrateKbps);
    if (!bitrate) throw notOffered('bitrate', bitrateKbps, MP3_BITRATES_KBPS, 'kbit/s');
    return new Mp3Writer({ channels, sampleRate: rate, bitrateKbps: bitrate }, id3Tag(tags, chapters));
  }

  begin(): Uint8Array {
    return this.#head(0);
  }

  async write(samples: Float32Array): Promise<Uint8Array> {
    const { channels } = this.#shape;
    if (samples.length % channels !== 0) throw new RangeError('A chunk must hold whole frames.');
    this.#samples += samples.length / channels;
    const parts: Uint8Array[] = [];
    for (let start = 0; start < samples.length; ) {
      const room = (this.#lead() + STRETCH_FRAMES) * MP3_FRAME_SAMPLES * channels - this.#gatheredSamples;
      const part = samples.subarray(start, start + room);
      this.#gathered.set(part, this.#gatheredSamples);
      this.#gatheredSamples += part.length;
      start += part.length;
      if (part.length === room) this.#encodeStretch();
      while (this.#waiting.length > MOST_WAITING) parts.push(await this.#nextStretch());
    }
    return Buffer.concat(parts);
  }

  async end(): Promise<{ tail: Uint8Array; head: Uint8Array }> {
    const rest = this.#gathered.slice(0, this.#gatheredSamples);
    // A sound of one stretch is not worth a thread.
    if (this.#stretches === 0) this.#waiting.push(encodeMp3(rest, this.#shape));
    else if (rest.length > this.#lead() * MP3_FRAME_SAMPLES * this.#shape.channels) this.#waiting.push(this.#workers.encode(rest, this.#shape));
    const parts: Uint8Array[] = [];
    while (this.#waiting.length > 0) parts.push(await this.#nextStretch());
    if (this.#last) parts.push(this.#written(this.#last.frames, this.#last.first, frameCount(this.#last.frames)));
    await this.close();
    const padding = Math.max(0, this.#frames * MP3_FRAME_SAMPLES - ENCODER_DELAY - this.#samples);
    return { tail: Buffer.concat(parts), head: this.#head(padding) };
  }

  close(): Promise<void> {
    return this.#workers.close();
  }

  #lead(): number {
    return this.#stretches === 0 ? 0 : LEAD_FRAMES;
  }

  #encodeStretch(): void {
    const { channels } = this.#shape;
    const samples = this.#gathered.subarray(0, this.#gatheredSamples);
    const lead = LEAD_FRAMES * MP3_FRAME_SAMPLES * channels;
    this.#gathered = this.#workers.room(this.#gathered.length);
    this.#gathered.set(samples.subarray(samples.length - lead));
    this.#gatheredSamples = lead;
    this.#stretches += 1;
    const encoded = this.#workers.encode(samples, this.#shape);
    // Whoever waits for it hears of its failure; until then it must not count as unheard.
    encoded.catch(() => undefined);
    this.#waiting.push(encoded);
  }

  /** @returns the bytes that are settled now that the next stretch is encoded */
  async #nextStretch(): Promise<Uint8Array> {
    const second = listMp3Frames((await this.#waiting.shift()) ?? new Uint8Array(0));
    const last = this.#last;
    if (!last) {
      this.#last = { frames: second, first: 0 };
      return new Uint8Array(0);
    }
    // The first stretch has no lead.
    const offset = STRETCH_FRAMES - (this.#joined === 0 ? LEAD_FRAMES : 0);
    this.#joined += 1;
    const found = findJoint(last.frames, second, offset, UNSETTLED_FRAMES, LEAD_FRAMES - UNSETTLED_FRAMES);
    const joint = found ?? LEAD_FRAMES - UNSETTLED_FRAMES;
    const missing = reachOf(second, joint) - reachOf(last.frames, joint + offset);
    const first = missing > 0 ? widenedBefore(last.frames, joint + offset, missing) : last.frames;
    carryReach(first, second, offset, joint);
    this.#last = { frames: second, first: joint };
    return this.#written(first, last.first, joint + offset);
  }

  /** Counts frames as they go into the file. */
  #written({ bytes, starts }: Mp3Frames, from: number, to: number): Uint8Array {
    const part = bytes.subarray(starts[from], starts[to]);
    this.#frames += to - from;
    this.#audioBytes += part.length;
    this.#audioCrc = crc16(part, this.#audioCrc);
    return part;
  }

  #head(padding: number): Uint8Array {
    const info = mp3InfoFrame({
      ...this.#shape,
      frames: this.#frames,
      padding,
      audioBytes: this.#audioBytes,
      encoderDelay: ENCODER_DELAY,
      audioCrc: this.#audioCrc,
    });
    return Buffer.concat([this.#id3, info]);
  }
}

function notOffered(what: string, value: number, offered: readonly number[], unit: string): VoxloomError {
  return new VoxloomError('input.option', `An MP3 cannot have a ${what} of ${value} ${unit}; choose ${offered.join(', ')}.`);
}
