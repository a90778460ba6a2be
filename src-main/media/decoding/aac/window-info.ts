import { SoundFault } from '../sound-stretch.ts';
import type { BandTable } from './band-tables.ts';
import type { BitReader } from './bit-reader.ts';

/** 0 a long window, 1 one that leads to short ones, 2 eight short ones, 3 one that leads back. */
export type WindowSequence = 0 | 1 | 2 | 3;
export const LONG_START = 1;
export const SHORT = 2;
export const LONG_STOP = 3;
/** 0 sine, 1 Kaiser-Bessel derived. */
export type WindowShape = 0 | 1;

/** How a packet's spectrum is cut into windows and bands (`ics_info` of ISO/IEC 14496-3). */
export interface WindowInfo {
  readonly sequence: WindowSequence;
  readonly shape: WindowShape;
  /** Short windows that share their scale factors, in order; one group of one for a long window. */
  readonly groups: readonly number[];
  /** Bands that are in the stream. */
  readonly bands: number;
  /** Where each band of a window begins, and the end of the last. */
  readonly offsets: readonly number[];
  /** Coefficients of a window. */
  readonly windowLength: number;
}

/** @throws SoundFault for what AAC-LC does not have. */
export function readWindowInfo(bits: BitReader, table: BandTable): WindowInfo {
  bits.skip(1);
  const sequence = sequenceOf(bits.read(2));
  const shape: WindowShape = bits.flag() ? 1 : 0;
  if (sequence === SHORT) {
    const bands = bits.read(4);
    const groups = [1];
    for (let window = 1; window < 8; window++) {
      if (bits.flag()) groups[groups.length - 1] = (groups.at(-1) ?? 0) + 1;
      else groups.push(1);
    }
    return checked({ sequence, shape, groups, bands, offsets: table.short, windowLength: 128 });
  }
  const bands = bits.read(6);
  if (bits.flag()) throw new SoundFault('it predicts from packet to packet, as AAC-LC does not');
  return checked({ sequence, shape, groups: [1], bands, offsets: table.long, windowLength: 1024 });
}

function checked(info: WindowInfo): WindowInfo {
  if (info.bands >= info.offsets.length) throw new SoundFault('it has more bands than there are');
  return info;
}

function sequenceOf(value: number): WindowSequence {
  return value === 0 ? 0 : value === 1 ? 1 : value === 2 ? 2 : 3;
}
