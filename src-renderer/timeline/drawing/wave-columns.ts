import type { PeaksLevel } from '../../../src-main/shared/contract/peaks-file.ts';

/** Lowest, highest and RMS of the sound under each column of pixels, full scale 1. Reused from clip to clip. */
export interface WaveColumns {
  count: number;
  lowest: Float32Array;
  highest: Float32Array;
  rms: Float32Array;
}

export function emptyColumns(): WaveColumns {
  return { count: 0, lowest: new Float32Array(0), highest: new Float32Array(0), rms: new Float32Array(0) };
}

/** The coarsest level that is still as fine as a column, or the finest there is. */
export function levelFor(levels: readonly PeaksLevel[], samplesPerColumn: number): PeaksLevel | undefined {
  return levels.findLast((level) => level.samplesPerPeak <= samplesPerColumn) ?? levels[0];
}

/**
 * Folds peaks into `count` columns, the first of which starts at sample `from` of the sound. A column takes every peak it
 * touches, so that a short click is never lost between two; beyond the sound there is silence.
 */
export function fillColumns(columns: WaveColumns, level: PeaksLevel, from: number, samplesPerColumn: number, count: number): void {
  if (columns.lowest.length < count) {
    columns.lowest = new Float32Array(count);
    columns.highest = new Float32Array(count);
    columns.rms = new Float32Array(count);
  }
  columns.count = count;
  const { values, samplesPerPeak } = level;
  const peaks = values.length / 3;
  const peaksPerColumn = samplesPerColumn / samplesPerPeak;
  const start = from / samplesPerPeak;
  for (let column = 0; column < count; column++) {
    const first = Math.max(0, Math.floor(start + column * peaksPerColumn));
    const end = Math.min(peaks, Math.max(first + 1, Math.ceil(start + (column + 1) * peaksPerColumn)));
    let lowest = 0;
    let highest = 0;
    let energy = 0;
    for (let peak = first; peak < end; peak++) {
      const low = values[3 * peak] ?? 0;
      const high = values[3 * peak + 1] ?? 0;
      const rms = values[3 * peak + 2] ?? 0;
      if (low < lowest) lowest = low;
      if (high > highest) highest = high;
      energy += rms * rms;
    }
    columns.lowest[column] = lowest / 127;
    columns.highest[column] = highest / 127;
    columns.rms[column] = end > first ? Math.sqrt(energy / (end - first)) / 127 : 0;
  }
}
