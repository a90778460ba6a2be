import type { TriangularDither } from './triangular-dither.ts';

/** Samples at full scale 1 as 16-bit integers, little-endian: dithered, rounded, and clipped beyond full scale. */
export function writePcm16(samples: Float32Array, view: DataView, dither: TriangularDither): void {
  for (let index = 0; index < samples.length; index++) {
    const dithered = Math.round((samples[index] ?? 0) * 0x8000 + dither.next());
    view.setInt16(index * 2, Math.max(-0x8000, Math.min(0x7fff, dithered)), true);
  }
}
