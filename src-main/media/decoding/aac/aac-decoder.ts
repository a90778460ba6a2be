import { SoundFault } from '../sound-stretch.ts';
import type { AacConfig } from './audio-config.ts';
import { readProgram } from './audio-config.ts';
import { type BandTable, bandsOf } from './band-tables.ts';
import { BitReader } from './bit-reader.ts';
import { type ChannelStream, readChannelStream, readDifference } from './channel-stream.ts';
import { FilterBank, FRAME_LENGTH } from './filter-bank.ts';
import { fillIntensity, fillNoise, joinMiddleSide, readMiddleSide } from './joint-stereo.ts';
import { shapeNoise } from './noise-shaping.ts';
import { NoiseSource } from './noise-source.ts';
import { readWindowInfo } from './window-info.ts';

const SINGLE = 0;
const PAIR = 1;
const COUPLING = 2;
const LOW = 3;
const DATA = 4;
const PROGRAM = 5;
const FILL = 6;
const END = 7;
/** Kinds of filling that carry spectral band replication, without and with a checksum. */
const REPLICATION = new Set([13, 14]);

/**
 * Decodes AAC of low complexity (ISO/IEC 14496-3), packet after packet. Every packet gives 1024 samples a channel, also one
 * that is damaged: then the sound of the one before fades out, and silence follows.
 */
export class AacDecoder {
  readonly #channels: number;
  readonly #bands: BandTable;
  readonly #filters: readonly FilterBank[];
  readonly #noise = new NoiseSource();
  /** Packets that could not be decoded so far. */
  lostPackets = 0;
  /** Packets told how to replicate the upper half of the sound from the lower one, which is left out. */
  hasReplication = false;

  constructor({ sampleRate, speakers }: Pick<AacConfig, 'sampleRate' | 'speakers'>) {
    this.#channels = speakers.length;
    this.#bands = bandsOf(sampleRate);
    this.#filters = speakers.map(() => new FilterBank());
  }

  /** @param packet one `raw_data_block` @returns one plane of 1024 samples a channel, full scale 1, in the order of the stream */
  decode(packet: Uint8Array): Float32Array[] {
    const planes = Array.from({ length: this.#channels }, () => new Float32Array(FRAME_LENGTH));
    const streams = this.#readChannels(packet);
    for (const [channel, samples] of planes.entries()) {
      const filter = this.#filters[channel];
      const stream = streams?.[channel];
      if (stream) filter?.next(stream.spectrum, stream.info.sequence, stream.info.shape, samples);
      else filter?.nextLost(samples);
    }
    return planes;
  }

  #readChannels(packet: Uint8Array): readonly ChannelStream[] | undefined {
    try {
      const streams = this.#read(new BitReader(packet));
      if (streams.length === this.#channels) return streams;
    } catch (error) {
      // Damaged bits lead beyond the end of a packet, or to what does not exist.
      if (!(error instanceof SoundFault) && !(error instanceof RangeError)) throw error;
    }
    this.lostPackets += 1;
    return undefined;
  }

  #read(bits: BitReader): ChannelStream[] {
    const streams: ChannelStream[] = [];
    for (;;) {
      const element = bits.read(3);
      if (element === END) break;
      if (element !== FILL) bits.skip(4);
      if (element === SINGLE || element === LOW) streams.push(this.#readSingle(bits));
      else if (element === PAIR) streams.push(...this.#readPair(bits));
      else if (element === COUPLING) this.#skipCoupling(bits);
      else if (element === DATA) skipData(bits);
      else if (element === PROGRAM) {
        bits.skip(-4);
        readProgram(bits);
      } else this.#skipFill(bits);
      if (bits.isOverrun || streams.length > this.#channels) throw new SoundFault('a packet is damaged');
    }
    return streams;
  }

  #skipFill(bits: BitReader): void {
    let count = bits.read(4);
    if (count === 15) count += bits.read(8) - 1;
    if (count > 0 && REPLICATION.has(bits.peek(4))) this.hasReplication = true;
    bits.skip(count * 8);
  }

  #readSingle(bits: BitReader): ChannelStream {
    const stream = readChannelStream(bits, this.#bands);
    fillNoise(stream, this.#noise);
    this.#shape(stream);
    return stream;
  }

  #readPair(bits: BitReader): [ChannelStream, ChannelStream] {
    const shared = bits.flag() ? readWindowInfo(bits, this.#bands) : undefined;
    const middleSide = shared ? readMiddleSide(bits, shared) : null;
    const left = readChannelStream(bits, this.#bands, shared);
    const right = readChannelStream(bits, this.#bands, shared);
    if (middleSide) joinMiddleSide(left, right, middleSide, this.#noise);
    else {
      fillNoise(left, this.#noise);
      fillNoise(right, this.#noise);
    }
    fillIntensity(left, right, middleSide);
    this.#shape(left);
    this.#shape(right);
    return [left, right];
  }

  #shape({ shaping, info, spectrum }: ChannelStream): void {
    if (shaping) shapeNoise(shaping, info, this.#bands, spectrum);
  }

  /** A channel that would be mixed into others: no encoder in use makes one, so that it is only passed over. */
  #skipCoupling(bits: BitReader): void {
    const isIndependent = bits.flag();
    let lists = 0;
    for (let coupled = bits.read(3) + 1; coupled > 0; coupled--) {
      const isPair = bits.flag();
      bits.skip(4);
      lists += isPair && bits.read(2) === 3 ? 2 : 1;
    }
    bits.skip(1 + 1 + 2);
    const { books } = readChannelStream(bits, this.#bands);
    for (let list = 1; list < lists; list++) {
      if (isIndependent || bits.flag()) readDifference(bits);
      else for (const book of books) if (book !== 0) readDifference(bits);
    }
  }
}

function skipData(bits: BitReader): void {
  const isAligned = bits.flag();
  let count = bits.read(8);
  if (count === 255) count += bits.read(8);
  if (isAligned) bits.align();
  bits.skip(count * 8);
}
