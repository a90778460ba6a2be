import { SoundFault } from '../sound-stretch.ts';
import type { BitReader } from './bit-reader.ts';
import { type ChannelStream, INTENSITY_IN, INTENSITY_OUT, NOISE } from './channel-stream.ts';
import type { NoiseSource } from './noise-source.ts';
import { forEachBand } from './read-coefficients.ts';
import type { WindowInfo } from './window-info.ts';

const SOME_BANDS = 1;
const ALL_BANDS = 2;

/** Which bands of a pair hold its middle and side. */
export interface MiddleSide {
  readonly isListed: boolean;
  readonly bands: Uint8Array;
}

export function readMiddleSide(bits: BitReader, { groups, bands }: WindowInfo): MiddleSide {
  const kind = bits.read(2);
  if (kind > ALL_BANDS) throw new SoundFault('its stereo is of no known kind');
  const isListed = kind === SOME_BANDS;
  return { isListed, bands: Uint8Array.from({ length: groups.length * bands }, () => (isListed ? bits.read(1) : kind === ALL_BANDS ? 1 : 0)) };
}

/** Fills bands of noise. */
export function fillNoise({ info, books, factors, spectrum }: ChannelStream, noise: NoiseSource): void {
  forEachBand(info, (band, from, to) => {
    if (books[band] === NOISE) noise.fill(spectrum, from, to, factors[band] ?? 0);
  });
}

/** Fills bands of noise of a pair that shares its windows, and makes left and right of what holds middle and side. */
export function joinMiddleSide(left: ChannelStream, right: ChannelStream, middleSide: MiddleSide, noise: NoiseSource): void {
  forEachBand(left.info, (band, from, to) => {
    const isJoint = middleSide.bands[band] === 1;
    const isLeftNoise = left.books[band] === NOISE;
    const isRightNoise = right.books[band] === NOISE;
    const { seed } = noise;
    if (isLeftNoise) noise.fill(left.spectrum, from, to, left.factors[band] ?? 0);
    // Noise that is said to be joint is the same in both channels, and stands in the middle.
    if (isLeftNoise && isRightNoise && isJoint) noise.seed = seed;
    if (isRightNoise) noise.fill(right.spectrum, from, to, right.factors[band] ?? 0);
    if (!isJoint || isLeftNoise || isRightNoise || isIntensity(right.books[band])) return;
    for (let at = from; at < to; at++) {
      const middle = left.spectrum[at] ?? 0;
      const side = right.spectrum[at] ?? 0;
      left.spectrum[at] = middle + side;
      right.spectrum[at] = middle - side;
    }
  });
}

/** Fills bands of the right channel that are the left one at another level. */
export function fillIntensity(left: ChannelStream, right: ChannelStream, middleSide: MiddleSide | null): void {
  forEachBand(right.info, (band, from, to) => {
    const book = right.books[band];
    if (!isIntensity(book)) return;
    const isInverted = middleSide?.isListed === true && middleSide.bands[band] === 1;
    const factor = (right.factors[band] ?? 0) * ((book === INTENSITY_IN) === isInverted ? -1 : 1);
    for (let at = from; at < to; at++) right.spectrum[at] = (left.spectrum[at] ?? 0) * factor;
  });
}

function isIntensity(book: number | undefined): boolean {
  return book === INTENSITY_IN || book === INTENSITY_OUT;
}
