/** One field of a Protocol Buffers message. `bytes` is a view for a length-delimited field, `varint` a number's value. */
export interface ProtobufField {
  readonly number: number;
  readonly bytes?: Uint8Array;
  readonly varint?: number;
}

/**
 * Walks the fields of one message in the Protocol Buffers wire format, without a schema. Throws a RangeError on anything
 * that is not well formed, so that a scan cannot be led past what a model loader would read.
 */
export function* protobufFields(message: Uint8Array): Generator<ProtobufField, void, undefined> {
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 10; shift += 1) {
      const byte = message[at];
      if (byte === undefined) throw new RangeError('a number runs past the end');
      at += 1;
      // Values past 2^53 lose low bits here; no length or enumeration is that large.
      value += (byte & 0x7f) * 2 ** (7 * shift);
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number is longer than ten bytes');
  };
  const take = (length: number): Uint8Array => {
    if (length > message.length - at) throw new RangeError('a field runs past the end');
    const bytes = message.subarray(at, at + length);
    at += length;
    return bytes;
  };
  while (at < message.length) {
    const tag = readVarint();
    const number = Math.floor(tag / 8);
    if (number === 0 || tag >= 2 ** 32) throw new RangeError('a field has no number that counts');
    switch (tag % 8) {
      case 0:
        yield { number, varint: readVarint() };
        break;
      case 1:
        take(8);
        yield { number };
        break;
      case 2:
        yield { number, bytes: take(readVarint()) };
        break;
      case 5:
        take(4);
        yield { number };
        break;
      default:
        throw new RangeError('a field of a kind that ONNX does not use');
    }
  }
}
