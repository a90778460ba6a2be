/** For checksums whose highest bit goes first: what each byte adds to one of `bits` width with `polynomial`. */
export function crcTable(bits: 8 | 16 | 32, polynomial: number): Uint32Array {
  const high = 2 ** (bits - 1);
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte * 2 ** (bits - 8);
    for (let bit = 0; bit < 8; bit++) {
      const shifted = (crc * 2) % 2 ** bits;
      crc = crc >= high ? (shifted ^ polynomial) >>> 0 : shifted;
    }
    return crc;
  });
}
