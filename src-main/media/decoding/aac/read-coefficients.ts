import { SoundFault } from '../sound-stretch.ts';
import type { BitReader } from './bit-reader.ts';
import type { Pulse } from './channel-stream.ts';
import { SPECTRUM_CODES } from './code-tables.ts';
import { PrefixCode } from './prefix-code.ts';
import type { WindowInfo } from './window-info.ts';

/** Codebooks that carry coefficients: 1 to 11. The last one has an escape for what it has no code for. */
const LAST_BOOK = 11;
const ESCAPE = 16;
const LONGEST_ESCAPE = 12;
/** Largest size of a quantised coefficient, a pulse included. */
const LARGEST = 8191 + 15;
/** By codebook from 1: the largest value of its table, and whether signs are in the table or follow the code. */
const BOOKS = [
  [1, true], [1, true], [2, false], [2, false], [4, true], [4, true], [7, false], [7, false], [12, false], [12, false], [16, false],
] as const;

interface SpectrumBook {
  readonly code: PrefixCode;
  /** Values of each symbol, one after another. */
  readonly values: Int8Array;
  /** Values of a symbol. */
  readonly width: 2 | 4;
  readonly isSigned: boolean;
}

const books: readonly SpectrumBook[] = SPECTRUM_CODES.map((codeTable, index) => {
  const [largest, isSigned] = BOOKS[index] ?? [0, true];
  const width = index < 4 ? 4 : 2;
  const least = isSigned ? -largest : 0;
  const base = largest - least + 1;
  const values = new Int8Array(codeTable.symbols.length * width);
  for (let symbol = 0; symbol < codeTable.symbols.length; symbol++) {
    for (let place = width - 1, rest = symbol; place >= 0; place--, rest = Math.floor(rest / base)) values[symbol * width + place] = (rest % base) + least;
  }
  return { code: new PrefixCode(codeTable), values, width, isSigned };
});

/** Sizes raised to 4/3, as they are quantised. */
const POWERS = Float64Array.from({ length: LARGEST + 1 }, (_, size) => Math.cbrt(size) * size);

/** Coefficients of a channel, scaled; 1024 of them, window after window. */
export function readCoefficients(bits: BitReader, info: WindowInfo, bookOfBand: Uint8Array, factors: Float64Array, pulses: readonly Pulse[]): Float64Array {
  const quantised = new Int32Array(1024);
  forEachBand(info, (band, from, to) => {
    const number = bookOfBand[band] ?? 0;
    const book = number <= LAST_BOOK ? books[number - 1] : undefined;
    if (book) readBand(bits, book, number === LAST_BOOK, quantised, from, to);
  });
  for (const { at, amplitude } of pulses) {
    const value = quantised[at] ?? 0;
    quantised[at] = value > 0 ? value + amplitude : value - amplitude;
  }
  const spectrum = new Float64Array(1024);
  forEachBand(info, (band, from, to) => {
    const factor = factors[band] ?? 0;
    if ((bookOfBand[band] ?? 0) > LAST_BOOK) return;
    for (let at = from; at < to; at++) {
      const value = quantised[at] ?? 0;
      if (value !== 0) spectrum[at] = value > 0 ? (POWERS[value] ?? 0) * factor : -(POWERS[-value] ?? 0) * factor;
    }
  });
  return spectrum;
}

/** Every band of every window in the order of the stream: its place among scale factors, and its stretch of the spectrum. */
export function forEachBand({ groups, bands, offsets, windowLength }: WindowInfo, visit: (band: number, from: number, to: number) => void): void {
  let firstWindow = 0;
  for (const [group, windows] of groups.entries()) {
    for (let band = 0; band < bands; band++) {
      const from = offsets[band] ?? 0;
      const to = offsets[band + 1] ?? from;
      for (let window = firstWindow; window < firstWindow + windows; window++) visit(group * bands + band, window * windowLength + from, window * windowLength + to);
    }
    firstWindow += windows;
  }
}

function readBand(bits: BitReader, { code, values, width, isSigned }: SpectrumBook, hasEscapes: boolean, quantised: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at += width) {
    const first = code.read(bits) * width;
    for (let place = 0; place < width; place++) {
      const value = values[first + place] ?? 0;
      quantised[at + place] = !isSigned && value !== 0 && bits.read(1) === 1 ? -value : value;
    }
    if (!hasEscapes) continue;
    for (let place = at; place < at + width; place++) {
      const value = quantised[place] ?? 0;
      if (value === ESCAPE) quantised[place] = readEscape(bits);
      else if (value === -ESCAPE) quantised[place] = -readEscape(bits);
    }
  }
}

function readEscape(bits: BitReader): number {
  let length = 4;
  while (bits.flag()) length += 1;
  if (length > LONGEST_ESCAPE) throw new SoundFault('a coefficient is out of range');
  return (1 << length) + bits.read(length);
}
