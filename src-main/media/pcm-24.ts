/** Samples at full scale 1 as 24-bit integers, little-endian: rounded, and clipped beyond full scale. */
export function writePcm24(samples: Float32Array, view: DataView): void {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, samples.length * 3);
  for (let index = 0, at = 0; index < samples.length; index++, at += 3) {
    const scaled = (samples[index] ?? 0) * 0x80_0000;
    const value = scaled >= 0x7f_ffff ? 0x7f_ffff : scaled <= -0x80_0000 ? -0x80_0000 : Math.floor(scaled + 0.5);
    bytes[at] = value;
    bytes[at + 1] = value >> 8;
    bytes[at + 2] = value >> 16;
  }
}
