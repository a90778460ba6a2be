/**
 * Peaks of a sound at several zooms, so that a window draws hours without touching samples.
 *
 * Little-endian: uint32 number of levels L; then L times uint32 samplesPerPeak, uint32 peaks; then the levels in that
 * order, each peak 3 int8: lowest, highest, RMS; full scale is 127. Channels are folded together by the louder. Levels go
 * from 64 samples a peak upwards by factors of 4 until a level has at most 512 peaks.
 */
export interface PeaksLevel {
  readonly samplesPerPeak: number;
  /** 3 values a peak: lowest, highest, RMS. */
  readonly values: Int8Array;
}

export const FIRST_SAMPLES_PER_PEAK = 64;
export const LEVEL_FACTOR = 4;
export const FEWEST_PEAKS = 512;

/** @returns levels from finest to coarsest. Throws `RangeError` for bytes that are no such file. */
export function parsePeaks(bytes: Uint8Array): PeaksLevel[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  let offset = 4 + 8 * count;
  return Array.from({ length: count }, (_, level) => {
    const samplesPerPeak = view.getUint32(4 + 8 * level, true);
    const length = 3 * view.getUint32(8 + 8 * level, true);
    if (samplesPerPeak === 0 || offset + length > bytes.byteLength) throw new RangeError('the peaks file is cut off');
    const values = new Int8Array(bytes.buffer, bytes.byteOffset + offset, length);
    offset += length;
    return { samplesPerPeak, values };
  });
}
