/**
 * DCT-IV of a power of two of values, unscaled: `out[n] = sum of x[k] cos(pi / size (n + 1/2)(k + 1/2))`, by one complex
 * Fourier transform of half the size.
 */
export class Dct4 {
  readonly #size: number;
  /** exp(-i pi (8n + 1) / (8 size)). */
  readonly #turnRe: Float64Array;
  readonly #turnIm: Float64Array;
  /** exp(-2 pi i n / half), for the transform's steps. */
  readonly #rootRe: Float64Array;
  readonly #rootIm: Float64Array;
  readonly #reversed: Uint16Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;

  constructor(size: number) {
    this.#size = size;
    const half = size / 2;
    const turn = (n: number): number => (Math.PI * (8 * n + 1)) / (8 * size);
    const root = (n: number): number => (2 * Math.PI * n) / half;
    this.#turnRe = Float64Array.from({ length: half }, (_, n) => Math.cos(turn(n)));
    this.#turnIm = Float64Array.from({ length: half }, (_, n) => -Math.sin(turn(n)));
    this.#rootRe = Float64Array.from({ length: half / 2 }, (_, n) => Math.cos(root(n)));
    this.#rootIm = Float64Array.from({ length: half / 2 }, (_, n) => -Math.sin(root(n)));
    const bits = Math.log2(half);
    this.#reversed = Uint16Array.from({ length: half }, (_, n) => {
      let reversed = 0;
      for (let bit = 0; bit < bits; bit++) if ((n & (1 << bit)) !== 0) reversed |= 1 << (bits - 1 - bit);
      return reversed;
    });
    this.#re = new Float64Array(half);
    this.#im = new Float64Array(half);
  }

  /** Reads `size` values of `input` from `from` on and writes as many to the start of `output`. */
  transform(input: Float64Array, from: number, output: Float64Array): void {
    const size = this.#size;
    const half = size / 2;
    const re = this.#re;
    const im = this.#im;
    for (let n = 0; n < half; n++) {
      const a = input[from + 2 * n] ?? 0;
      const b = input[from + size - 1 - 2 * n] ?? 0;
      const c = this.#turnRe[n] ?? 0;
      const s = this.#turnIm[n] ?? 0;
      const at = this.#reversed[n] ?? 0;
      re[at] = a * c - b * s;
      im[at] = a * s + b * c;
    }
    this.#fourier();
    for (let k = 0; k < half; k++) {
      const a = re[k] ?? 0;
      const b = im[k] ?? 0;
      const c = this.#turnRe[k] ?? 0;
      const s = this.#turnIm[k] ?? 0;
      output[2 * k] = a * c - b * s;
      output[size - 1 - 2 * k] = -(a * s + b * c);
    }
  }

  /** In place, on values in bit-reversed order. */
  #fourier(): void {
    const re = this.#re;
    const im = this.#im;
    const length = re.length;
    for (let span = 1; span < length; span *= 2) {
      const stride = length / (2 * span);
      for (let nth = 0; nth < span; nth++) {
        const c = this.#rootRe[nth * stride] ?? 0;
        const s = this.#rootIm[nth * stride] ?? 0;
        for (let low = nth; low < length; low += 2 * span) {
          const high = low + span;
          const a = re[high] ?? 0;
          const b = im[high] ?? 0;
          const turnedRe = a * c - b * s;
          const turnedIm = a * s + b * c;
          const lowRe = re[low] ?? 0;
          const lowIm = im[low] ?? 0;
          re[high] = lowRe - turnedRe;
          im[high] = lowIm - turnedIm;
          re[low] = lowRe + turnedRe;
          im[low] = lowIm + turnedIm;
        }
      }
    }
  }
}
