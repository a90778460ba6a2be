import { SoundFault } from '../sound-stretch.ts';
import type { BandTable } from './band-tables.ts';
import type { BitReader } from './bit-reader.ts';
import { SHORT, type WindowInfo } from './window-info.ts';

const MOST_COEFFICIENTS = 20;

interface ShapingFilter {
  /** Bands it covers, down from where the one before ended. */
  readonly bands: number;
  readonly isDownward: boolean;
  /** Of an all-pole filter, without its first, which is 1. */
  readonly poles: Float64Array;
}

/** Temporal noise shaping of each window: filters over its spectrum, from the top down. */
export type Shaping = readonly (readonly ShapingFilter[])[];

export function readShaping(bits: BitReader, { sequence, groups }: WindowInfo): Shaping {
  const [countBits, bandBits, orderBits] = sequence === SHORT ? ([1, 4, 3] as const) : ([2, 6, 5] as const);
  const windows = groups.reduce((sum, count) => sum + count, 0);
  return Array.from({ length: windows }, () => {
    const count = bits.read(countBits);
    const resolution = count > 0 ? 3 + bits.read(1) : 0;
    return Array.from({ length: count }, (): ShapingFilter => {
      const bands = bits.read(bandBits);
      const order = bits.read(orderBits);
      if (order > MOST_COEFFICIENTS) throw new SoundFault('a filter has too many coefficients');
      if (order === 0) return { bands, isDownward: false, poles: new Float64Array(0) };
      const isDownward = bits.flag();
      const length = resolution - bits.read(1);
      return { bands, isDownward, poles: polesOf(Array.from({ length: order }, () => reflection(bits.read(length), length, resolution))) };
    });
  });
}

/** A reflection coefficient of so many bits, with its sign among them; `resolution` is what they were quantised to. */
function reflection(code: number, length: number, resolution: number): number {
  const value = code >= 1 << (length - 1) ? code - (1 << length) : code;
  const half = 1 << (resolution - 1);
  return Math.sin((value * Math.PI) / 2 / (value >= 0 ? half - 0.5 : half + 0.5));
}

function polesOf(reflections: readonly number[]): Float64Array {
  const poles = new Float64Array(reflections.length);
  for (const [order, value] of reflections.entries()) {
    const before = poles.slice(0, order);
    for (let index = 0; index < order; index++) poles[index] = (before[index] ?? 0) + value * (before[order - 1 - index] ?? 0);
    poles[order] = value;
  }
  return poles;
}

/** Filters a spectrum in place. */
export function shapeNoise(shaping: Shaping, info: WindowInfo, table: BandTable, spectrum: Float64Array): void {
  const { offsets, windowLength, bands, sequence } = info;
  const highest = Math.min(bands, sequence === SHORT ? table.shapedShort : table.shapedLong);
  for (const [window, filters] of shaping.entries()) {
    let bottom = offsets.length - 1;
    for (const filter of filters) {
      const top = bottom;
      bottom = Math.max(0, top - filter.bands);
      const start = window * windowLength + (offsets[Math.min(bottom, highest)] ?? 0);
      const end = window * windowLength + (offsets[Math.min(top, highest)] ?? 0);
      if (end > start && filter.poles.length > 0) applyPoles(filter, spectrum, start, end);
    }
  }
}

function applyPoles({ poles, isDownward }: ShapingFilter, spectrum: Float64Array, start: number, end: number): void {
  const step = isDownward ? -1 : 1;
  let at = isDownward ? end - 1 : start;
  for (let nth = 0; nth < end - start; nth++, at += step) {
    let value = spectrum[at] ?? 0;
    for (let order = Math.min(nth, poles.length); order > 0; order--) value -= (poles[order - 1] ?? 0) * (spectrum[at - order * step] ?? 0);
    spectrum[at] = value;
  }
}
