/** Lays out a small binary structure, little-endian, one field after the other. */
export class ByteBuilder {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  u8(value: number): this {
    this.#bytes.push(value & 0xff);
    return this;
  }

  u16(value: number): this {
    return this.u8(value).u8(value >>> 8);
  }

  u32(value: number): this {
    return this.u16(value).u16(value >>> 16);
  }

  /** `value` is a whole number below 2^53. */
  u64(value: number): this {
    return this.u32(value % 0x1_0000_0000).u32(Math.floor(value / 0x1_0000_0000));
  }

  u16BigEndian(value: number): this {
    return this.u8(value >>> 8).u8(value);
  }

  u32BigEndian(value: number): this {
    return this.u16BigEndian(value >>> 16).u16BigEndian(value);
  }

  ascii(text: string): this {
    for (const char of text) this.u8(char.charCodeAt(0));
    return this;
  }

  zeros(count: number): this {
    for (let index = 0; index < count; index++) this.#bytes.push(0);
    return this;
  }

  bytes(bytes: Uint8Array): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }

  build(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}
