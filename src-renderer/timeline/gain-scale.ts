/** Gain at the top of a clip; the middle is 0 dB. */
const TOP_GAIN_DB = 12;
const LEAST_GAIN_DB = -96;

/** Height of a gain on a clip, 1 at its top to 0 at its bottom: the square root of amplitude, as faders are scaled. */
export function heightOfGain(gainDb: number): number {
  return Math.min(1, 10 ** ((gainDb - TOP_GAIN_DB) / 40));
}

/** The gain at a height, to a tenth of a dB. */
export function gainOfHeight(height: number): number {
  const gainDb = TOP_GAIN_DB + 40 * Math.log10(Math.min(1, Math.max(1e-6, height)));
  return Math.max(LEAST_GAIN_DB, Math.round(gainDb * 10) / 10);
}
