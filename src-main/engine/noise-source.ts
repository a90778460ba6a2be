/**
 * Seeded normal noise: xoshiro128** (Blackman and Vigna 2018) seeded through splitmix32, made normal by the polar method
 * (Marsaglia and Bray 1964). The same seed gives the same numbers on every machine: only exact arithmetic and `Math.log`
 * and `Math.sqrt` are used.
 */
export class NoiseSource {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private spare: number | undefined;

  /** `seed` is taken as 32 bits. */
  constructor(seed: number) {
    let state = seed >>> 0;
    const next = (): number => {
      state = (state + 0x9e3779b9) >>> 0;
      let mixed = state ^ (state >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      return (mixed ^ (mixed >>> 15)) >>> 0;
    };
    this.a = next();
    this.b = next();
    this.c = next();
    this.d = next();
  }

  /** Uniform in 0 (inclusive) to 1 (exclusive). */
  uniform(): number {
    const scrambled = Math.imul(this.b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result / 4294967296;
  }

  /** Normal with mean 0 and deviation 1. */
  normal(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    let x: number;
    let y: number;
    let square: number;
    do {
      x = this.uniform() * 2 - 1;
      y = this.uniform() * 2 - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    this.spare = y * scale;
    return x * scale;
  }

  /** Fills and returns an array of normals. */
  normals(length: number): Float32Array {
    return Float32Array.from({ length }, () => this.normal());
  }
}
