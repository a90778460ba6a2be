import { SoundFault } from '../sound-stretch.ts';
import type { BandTable } from './band-tables.ts';
import type { BitReader } from './bit-reader.ts';
import { SCALE_FACTOR_CODE } from './code-tables.ts';
import { PrefixCode } from './prefix-code.ts';
import { readCoefficients } from './read-coefficients.ts';
import { readShaping, type Shaping } from './noise-shaping.ts';
import { readWindowInfo, SHORT, type WindowInfo } from './window-info.ts';

/** Codebooks with a meaning of their own. */
export const NOISE = 13;
export const INTENSITY_OUT = 14;
export const INTENSITY_IN = 15;
const NOTHING = 0;
const RESERVED = 12;

/** Steps of 1.5 dB; gains are stored as so many steps over this. */
const GAIN_STEPS = 100;
const NOISE_STEPS = 90;
const FIRST_NOISE_STEPS = 256;
const DIFFERENCE_STEPS = 60;

const scaleFactorCode = new PrefixCode(SCALE_FACTOR_CODE);

/** One channel of a packet as it stands in the stream (`individual_channel_stream` of ISO/IEC 14496-3). */
export interface ChannelStream {
  readonly info: WindowInfo;
  /** Codebook of each band, group after group. */
  readonly books: Uint8Array;
  /**
   * By band: the factor on its coefficients; for noise, the root of its energy; for intensity, the factor on the left
   * channel.
   */
  readonly factors: Float64Array;
  readonly shaping: Shaping | null;
  /** 1024 coefficients, window after window; bands of noise and intensity are still empty. */
  readonly spectrum: Float64Array;
}

/** @param shared the windows of a pair that has them in common */
export function readChannelStream(bits: BitReader, table: BandTable, shared?: WindowInfo): ChannelStream {
  const gain = bits.read(8);
  const info = shared ?? readWindowInfo(bits, table);
  const books = readSections(bits, info);
  const factors = readFactors(bits, books, gain);
  const pulses = bits.flag() ? readPulses(bits, info) : [];
  const shaping = bits.flag() ? readShaping(bits, info) : null;
  if (bits.flag()) throw new SoundFault('it controls its gain, as AAC-LC does not');
  const spectrum = readCoefficients(bits, info, books, factors, pulses);
  if (bits.isOverrun) throw new SoundFault('a packet is too short');
  return { info, books, factors, shaping, spectrum };
}

/** One step of gain, coded as a difference. */
export function readDifference(bits: BitReader): number {
  return scaleFactorCode.read(bits) - DIFFERENCE_STEPS;
}

function readSections(bits: BitReader, { groups, bands, sequence }: WindowInfo): Uint8Array {
  const books = new Uint8Array(groups.length * bands);
  const lengthBits = sequence === SHORT ? 3 : 5;
  const escape = (1 << lengthBits) - 1;
  for (let group = 0; group < groups.length; group++) {
    for (let band = 0; band < bands; ) {
      const book = bits.read(4);
      if (book === RESERVED) throw new SoundFault('a codebook does not exist');
      let length = 0;
      let part: number;
      do {
        part = bits.read(lengthBits);
        length += part;
      } while (part === escape && !bits.isOverrun);
      if (length === 0 || band + length > bands) throw new SoundFault('a section passes the last band');
      books.fill(book, group * bands + band, group * bands + band + length);
      band += length;
    }
  }
  return books;
}

function readFactors(bits: BitReader, books: Uint8Array, gain: number): Float64Array {
  const factors = new Float64Array(books.length);
  let steps = gain;
  let noise = gain - NOISE_STEPS;
  let position = 0;
  let isFirstNoise = true;
  for (const [index, book] of books.entries()) {
    if (book === NOTHING) continue;
    if (book === INTENSITY_IN || book === INTENSITY_OUT) {
      position += readDifference(bits);
      factors[index] = 2 ** (-position / 4);
    } else if (book === NOISE) {
      noise += isFirstNoise ? bits.read(9) - FIRST_NOISE_STEPS : readDifference(bits);
      isFirstNoise = false;
      factors[index] = 2 ** (noise / 4);
    } else {
      steps += readDifference(bits);
      if (steps < 0 || steps > 255) throw new SoundFault('a scale factor is out of range');
      factors[index] = 2 ** ((steps - GAIN_STEPS) / 4);
    }
  }
  return factors;
}

/** A number to be added to the size of a coefficient. */
export interface Pulse {
  readonly at: number;
  readonly amplitude: number;
}

function readPulses(bits: BitReader, { sequence, offsets }: WindowInfo): Pulse[] {
  if (sequence === SHORT) throw new SoundFault('there are pulses in short windows');
  const count = bits.read(2) + 1;
  let at = offsets[bits.read(6)] ?? Infinity;
  return Array.from({ length: count }, () => {
    at += bits.read(5);
    const amplitude = bits.read(4);
    if (at >= 1024) throw new SoundFault('a pulse is out of range');
    return { at, amplitude };
  });
}
