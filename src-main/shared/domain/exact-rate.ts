import type { FrameRate } from './project-rows.ts';

/** A frame rate as the fraction that it is (SMPTE ST 12-1): 23.976 is 24000/1001. */
export function exactRate(rate: FrameRate): { readonly numerator: number; readonly denominator: number } {
  switch (rate) {
    case 23.976:
      return { numerator: 24_000, denominator: 1001 };
    case 29.97:
      return { numerator: 30_000, denominator: 1001 };
    case 59.94:
      return { numerator: 60_000, denominator: 1001 };
    default:
      return { numerator: rate, denominator: 1 };
  }
}

/** How long a programme lasts after a speed change, relative to before: 23.976 to 25 gives 0.959. 1 for no change. */
export function conformRatio(conform: { readonly fromRate: FrameRate; readonly toRate: FrameRate } | null): number {
  if (!conform) return 1;
  const from = exactRate(conform.fromRate);
  const to = exactRate(conform.toRate);
  return (from.numerator * to.denominator) / (from.denominator * to.numerator);
}
