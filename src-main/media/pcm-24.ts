/** Samples at full scale 1 as 24-bit integers, little-endian: rounded, and clipped beyond full scale. */
export function writePcm24(samples: Float32Array, view: DataView): void {
  samples.forEach((sample, index) => {
    const value = Math.max(-0x80_0000, Math.min(0x7f_ffff, Math.round(sample * 0x80_0000)));
    view.setInt16(index * 3, value & 0xffff, true);
    view.setInt8(index * 3 + 2, value >> 16);
  });
}
