/*
 * Scale factor bands and limits of AAC by sample rate (ISO/IEC 14496-3, tables 4.129 to 4.147 and 4.103): where each band
 * begins, and at the end where the last one ends.
 */

export const SAMPLE_RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350] as const;

const LONG_96 = [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 64, 72, 80, 88, 96, 108, 120, 132, 144, 156, 172, 188, 212, 240, 276, 320, 384, 448, 512, 576, 640, 704, 768, 832, 896, 960, 1024];
const LONG_64 = [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 64, 72, 80, 88, 100, 112, 124, 140, 156, 172, 192, 216, 240, 268, 304, 344, 384, 424, 464, 504, 544, 584, 624, 664, 704, 744, 784, 824, 864, 904, 944, 984, 1024];
const LONG_48 = [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 48, 56, 64, 72, 80, 88, 96, 108, 120, 132, 144, 160, 176, 196, 216, 240, 264, 292, 320, 352, 384, 416, 448, 480, 512, 544, 576, 608, 640, 672, 704, 736, 768, 800, 832, 864, 896, 928, 1024];
const LONG_32 = [...LONG_48.slice(0, -1), 960, 992, 1024];
const LONG_24 = [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 52, 60, 68, 76, 84, 92, 100, 108, 116, 124, 136, 148, 160, 172, 188, 204, 220, 240, 260, 284, 308, 336, 364, 396, 432, 468, 508, 552, 600, 652, 704, 768, 832, 896, 960, 1024];
const LONG_16 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 88, 100, 112, 124, 136, 148, 160, 172, 184, 196, 212, 228, 244, 260, 280, 300, 320, 344, 368, 396, 424, 456, 492, 532, 572, 616, 664, 716, 772, 832, 896, 960, 1024];
const LONG_8 = [0, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120, 132, 144, 156, 172, 188, 204, 220, 236, 252, 268, 288, 308, 328, 348, 372, 396, 420, 448, 476, 508, 544, 580, 620, 664, 712, 764, 820, 880, 944, 1024];

const SHORT_96 = [0, 4, 8, 12, 16, 20, 24, 32, 40, 48, 64, 92, 128];
const SHORT_48 = [0, 4, 8, 12, 16, 20, 28, 36, 44, 56, 68, 80, 96, 112, 128];
const SHORT_24 = [0, 4, 8, 12, 16, 20, 24, 28, 36, 44, 52, 64, 76, 92, 108, 128];
const SHORT_16 = [0, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 60, 72, 88, 108, 128];
const SHORT_8 = [0, 4, 8, 12, 16, 20, 24, 28, 36, 44, 52, 60, 72, 88, 108, 128];

export interface BandTable {
  readonly long: readonly number[];
  readonly short: readonly number[];
  /** Bands that temporal noise shaping reaches. */
  readonly shapedLong: number;
  readonly shapedShort: number;
}

const table = (long: readonly number[], short: readonly number[], shapedLong: number, shapedShort: number): BandTable => ({ long, short, shapedLong, shapedShort });
const AT_96 = table(LONG_96, SHORT_96, 31, 9);
const AT_24 = table(LONG_24, SHORT_24, 46, 14);
const AT_16 = table(LONG_16, SHORT_16, 42, 14);
const AT_8 = table(LONG_8, SHORT_8, 39, 14);
const BANDS: readonly BandTable[] = [
  AT_96,
  AT_96,
  table(LONG_64, SHORT_96, 34, 10),
  table(LONG_48, SHORT_48, 40, 14),
  table(LONG_48, SHORT_48, 42, 14),
  table(LONG_32, SHORT_48, 51, 14),
  AT_24,
  AT_24,
  AT_16,
  AT_16,
  AT_16,
  AT_8,
  AT_8,
];

/** Bands of the listed rate that is nearest to one. */
export function bandsOf(sampleRate: number): BandTable {
  const distances = SAMPLE_RATES.map((rate) => Math.abs(Math.log(rate / sampleRate)));
  return BANDS[distances.indexOf(Math.min(...distances))] ?? AT_96;
}
