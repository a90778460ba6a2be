import { Dct4 } from './dct4.ts';
import { LONG_START, LONG_STOP, SHORT, type WindowShape, type WindowSequence } from './window-info.ts';

/** Samples a channel of one packet. */
export const FRAME_LENGTH = 1024;
const SHORT_LENGTH = 128;
/** Where the slope of a short window stands in a long one. */
const SLOPE_START = (FRAME_LENGTH - SHORT_LENGTH) / 2;
const SLOPE_END = SLOPE_START + SHORT_LENGTH;
/** AAC's full scale is that of 16 bits. */
const FULL_SCALE = 32_768;

const LONG_DCT = new Dct4(FRAME_LENGTH);
const SHORT_DCT = new Dct4(SHORT_LENGTH);
/** Rising halves of the windows, by shape: sine, and Kaiser-Bessel derived. */
const LONG_RISE = [sineRise(FRAME_LENGTH), kaiserBesselRise(FRAME_LENGTH, 4)] as const;
const SHORT_RISE = [sineRise(SHORT_LENGTH), kaiserBesselRise(SHORT_LENGTH, 6)] as const;

/** Spectra of one channel to its samples (ISO/IEC 14496-3, 4.6.11): each packet overlaps with the one before it. */
export class FilterBank {
  /** Second half of the packet before, windowed. */
  readonly #overlap = new Float64Array(FRAME_LENGTH);
  readonly #folded = new Float64Array(FRAME_LENGTH);
  readonly #shorts = new Float64Array(2 * FRAME_LENGTH);
  #lastShape: WindowShape = 0;

  /**
   * @param spectrum 1024 coefficients, or eight times 128 one after the other for short windows
   * @param samples receives 1024 of them, full scale 1
   */
  next(spectrum: Float64Array, sequence: WindowSequence, shape: WindowShape, samples: Float32Array): void {
    if (sequence === SHORT) this.#nextShort(spectrum, shape, samples);
    else this.#nextLong(spectrum, sequence, shape, samples);
    this.#lastShape = shape;
  }

  /** A packet that is lost: what the one before leaves fades out, and silence follows. */
  nextLost(samples: Float32Array): void {
    samples.set(this.#overlap);
    this.#overlap.fill(0);
  }

  #nextLong(spectrum: Float64Array, sequence: WindowSequence, shape: WindowShape, samples: Float32Array): void {
    const folded = this.#folded;
    const overlap = this.#overlap;
    LONG_DCT.transform(spectrum, 0, folded);
    const scale = 2 / (2 * FRAME_LENGTH * FULL_SCALE);
    const half = FRAME_LENGTH / 2;
    const rise = LONG_RISE[this.#lastShape];
    const steep = SHORT_RISE[this.#lastShape];
    for (let n = 0; n < FRAME_LENGTH; n++) {
      const value = (n < half ? (folded[n + half] ?? 0) : -(folded[3 * half - 1 - n] ?? 0)) * scale;
      const gain = sequence === LONG_STOP ? slopeAt(steep, n) : (rise[n] ?? 0);
      samples[n] = (overlap[n] ?? 0) + value * gain;
    }
    const fall = LONG_RISE[shape];
    const steepFall = SHORT_RISE[shape];
    for (let n = 0; n < FRAME_LENGTH; n++) {
      const value = (n < half ? -(folded[half - 1 - n] ?? 0) : -(folded[n - half] ?? 0)) * scale;
      const mirrored = FRAME_LENGTH - 1 - n;
      overlap[n] = value * (sequence === LONG_START ? slopeAt(steepFall, mirrored) : (fall[mirrored] ?? 0));
    }
  }

  #nextShort(spectrum: Float64Array, shape: WindowShape, samples: Float32Array): void {
    const folded = this.#folded;
    const shorts = this.#shorts.fill(0);
    const scale = 2 / (2 * SHORT_LENGTH * FULL_SCALE);
    const half = SHORT_LENGTH / 2;
    const fall = SHORT_RISE[shape];
    for (let block = 0; block < 8; block++) {
      SHORT_DCT.transform(spectrum, block * SHORT_LENGTH, folded);
      const rise = block === 0 ? SHORT_RISE[this.#lastShape] : fall;
      const start = SLOPE_START + block * SHORT_LENGTH;
      for (let n = 0; n < SHORT_LENGTH; n++) {
        const first = n < half ? (folded[n + half] ?? 0) : -(folded[3 * half - 1 - n] ?? 0);
        const second = n < half ? -(folded[half - 1 - n] ?? 0) : -(folded[n - half] ?? 0);
        shorts[start + n] = (shorts[start + n] ?? 0) + first * scale * (rise[n] ?? 0);
        const after = start + SHORT_LENGTH + n;
        shorts[after] = (shorts[after] ?? 0) + second * scale * (fall[SHORT_LENGTH - 1 - n] ?? 0);
      }
    }
    for (let n = 0; n < FRAME_LENGTH; n++) {
      samples[n] = (this.#overlap[n] ?? 0) + (shorts[n] ?? 0);
      this.#overlap[n] = shorts[FRAME_LENGTH + n] ?? 0;
    }
  }
}

/** The rising half of a long window that has a short one's slope in its middle. */
function slopeAt(slope: Float64Array, n: number): number {
  if (n < SLOPE_START) return 0;
  return n < SLOPE_END ? (slope[n - SLOPE_START] ?? 0) : 1;
}

function sineRise(length: number): Float64Array {
  return Float64Array.from({ length }, (_, n) => Math.sin((Math.PI / (2 * length)) * (n + 0.5)));
}

function kaiserBesselRise(length: number, alpha: number): Float64Array {
  const kernel = Float64Array.from({ length: length + 1 }, (_, n) => bessel0(Math.PI * alpha * Math.sqrt(1 - ((2 * n) / length - 1) ** 2)));
  const total = kernel.reduce((sum, value) => sum + value, 0);
  let sum = 0;
  return Float64Array.from({ length }, (_, n) => {
    sum += kernel[n] ?? 0;
    return Math.sqrt(sum / total);
  });
}

/** Modified Bessel function of the first kind, order 0. */
function bessel0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-18; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
