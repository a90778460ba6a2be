/** Bytes of zeros behind a packet, so that whole words can be read near its end. */
const PADDING_BYTES = 8;

/** Bits of a packet, most significant first. Reading far beyond its end throws a `RangeError`; see `isOverrun`. */
export class BitReader {
  readonly #view: DataView;
  readonly #length: number;
  #position = 0;

  constructor(bytes: Uint8Array) {
    const padded = new Uint8Array(bytes.length + PADDING_BYTES);
    padded.set(bytes);
    this.#view = new DataView(padded.buffer);
    this.#length = bytes.length * 8;
  }

  /** In bits from the start. */
  get position(): number {
    return this.#position;
  }

  /** More was read than there is. */
  get isOverrun(): boolean {
    return this.#position > this.#length;
  }

  /** The next bits, 1 to 25 of them, without moving on. */
  peek(count: number): number {
    return (this.#view.getUint32(this.#position >>> 3) << (this.#position & 7)) >>> (32 - count);
  }

  skip(count: number): void {
    this.#position += count;
  }

  /** @param count 0 to 25 */
  read(count: number): number {
    if (count === 0) return 0;
    const value = this.peek(count);
    this.#position += count;
    return value;
  }

  flag(): boolean {
    return this.read(1) === 1;
  }

  align(): void {
    this.#position = (this.#position + 7) & ~7;
  }
}
