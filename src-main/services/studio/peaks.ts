import { FEWEST_PEAKS, FIRST_SAMPLES_PER_PEAK, LEVEL_FACTOR } from '../../shared/contract/peaks-file.ts';

const FULL_SCALE = 127;
/** Values a peak: lowest, highest, RMS. */
const VALUES = 3;

/** Peaks that are still exact: sums of squares where the file has RMS. */
interface Level {
  readonly samplesPerPeak: number;
  readonly peaks: number;
  readonly lowest: Float32Array;
  readonly highest: Float32Array;
  /** Mean square of the louder channel. */
  readonly power: Float64Array;
}

/**
 * The peaks file (`contract/peaks-file.ts`) of a sound.
 * @param samples interleaved by frame [frames * channels], full scale 1; what exceeds it is drawn at full scale
 */
export function computePeaks(samples: Float32Array, channels: 1 | 2): Uint8Array {
  const levels = [finestLevel(samples, channels)];
  for (let last = levels[0]; last && last.peaks > FEWEST_PEAKS; last = levels.at(-1)) levels.push(coarserLevel(last));
  return encode(levels);
}

function finestLevel(samples: Float32Array, channels: 1 | 2): Level {
  const frames = samples.length / channels;
  const level = emptyLevel(FIRST_SAMPLES_PER_PEAK, Math.ceil(frames / FIRST_SAMPLES_PER_PEAK));
  for (let peak = 0; peak < level.peaks; peak++) {
    const start = peak * FIRST_SAMPLES_PER_PEAK;
    const end = Math.min(frames, start + FIRST_SAMPLES_PER_PEAK);
    let lowest = Infinity;
    let highest = -Infinity;
    let loudest = 0;
    for (let channel = 0; channel < channels; channel++) {
      let squares = 0;
      for (let index = start * channels + channel; index < end * channels; index += channels) {
        const sample = samples[index] ?? 0;
        if (sample < lowest) lowest = sample;
        if (sample > highest) highest = sample;
        squares += sample * sample;
      }
      loudest = Math.max(loudest, squares / (end - start));
    }
    level.lowest[peak] = lowest;
    level.highest[peak] = highest;
    level.power[peak] = loudest;
  }
  return level;
}

function coarserLevel(finer: Level): Level {
  const level = emptyLevel(finer.samplesPerPeak * LEVEL_FACTOR, Math.ceil(finer.peaks / LEVEL_FACTOR));
  for (let peak = 0; peak < level.peaks; peak++) {
    const start = peak * LEVEL_FACTOR;
    const end = Math.min(finer.peaks, start + LEVEL_FACTOR);
    level.lowest[peak] = finer.lowest.subarray(start, end).reduce((a, b) => Math.min(a, b), Infinity);
    level.highest[peak] = finer.highest.subarray(start, end).reduce((a, b) => Math.max(a, b), -Infinity);
    level.power[peak] = finer.power.subarray(start, end).reduce((a, b) => a + b, 0) / (end - start);
  }
  return level;
}

function emptyLevel(samplesPerPeak: number, peaks: number): Level {
  return { samplesPerPeak, peaks, lowest: new Float32Array(peaks), highest: new Float32Array(peaks), power: new Float64Array(peaks) };
}

function encode(levels: readonly Level[]): Uint8Array {
  const headerBytes = 4 + 8 * levels.length;
  const bytes = new Uint8Array(headerBytes + levels.reduce((sum, { peaks }) => sum + VALUES * peaks, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, levels.length, true);
  let offset = headerBytes;
  for (const [index, { samplesPerPeak, peaks, lowest, highest, power }] of levels.entries()) {
    view.setUint32(4 + 8 * index, samplesPerPeak, true);
    view.setUint32(8 + 8 * index, peaks, true);
    for (let peak = 0; peak < peaks; peak++) {
      view.setInt8(offset, scaled(lowest[peak] ?? 0));
      view.setInt8(offset + 1, scaled(highest[peak] ?? 0));
      view.setInt8(offset + 2, scaled(Math.sqrt(power[peak] ?? 0)));
      offset += VALUES;
    }
  }
  return bytes;
}

function scaled(value: number): number {
  return Math.max(-FULL_SCALE, Math.min(FULL_SCALE, Math.round(value * FULL_SCALE)));
}
