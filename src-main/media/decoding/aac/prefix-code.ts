import { SoundFault } from '../sound-stretch.ts';
import type { BitReader } from './bit-reader.ts';
import type { PrefixCodeTable } from './code-tables.ts';

/** Codes up to this long are found at one look. */
const QUICK_BITS = 10;

/** A canonical prefix code, made ready for reading. */
export class PrefixCode {
  /** By the next `QUICK_BITS` bits: symbol * 32 + length; 0 where the code is longer. */
  readonly #quick = new Uint16Array(1 << QUICK_BITS);
  readonly #symbols: readonly number[];
  /** By length in bits: the first code, its place in `symbols`, and how many there are. */
  readonly #lengths: { readonly bits: number; readonly first: number; readonly at: number; readonly count: number }[] = [];

  constructor({ counts, symbols }: PrefixCodeTable) {
    this.#symbols = symbols;
    let code = 0;
    let at = 0;
    for (const [index, count] of counts.entries()) {
      const bits = index + 1;
      code *= 2;
      if (bits > QUICK_BITS) this.#lengths.push({ bits, first: code, at, count });
      else for (let nth = 0; nth < count; nth++) this.#fill(code + nth, bits, symbols[at + nth] ?? 0);
      code += count;
      at += count;
    }
  }

  /** @throws SoundFault for bits that are no code. */
  read(bits: BitReader): number {
    const found = this.#quick[bits.peek(QUICK_BITS)] ?? 0;
    if (found !== 0) {
      bits.skip(found & 31);
      return found >>> 5;
    }
    for (const { bits: length, first, at, count } of this.#lengths) {
      const nth = bits.peek(length) - first;
      if (nth >= count) continue;
      bits.skip(length);
      return this.#symbols[at + nth] ?? 0;
    }
    throw new SoundFault('a code is none');
  }

  #fill(code: number, bits: number, symbol: number): void {
    const spare = QUICK_BITS - bits;
    this.#quick.fill(symbol * 32 + bits, code << spare, (code + 1) << spare);
  }
}
