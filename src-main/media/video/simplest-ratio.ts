/**
 * The fraction with the smallest denominator that is within `tolerance` of `value`: what a ratio was before
 * somebody rounded a width to whole pixels. 427 / 320 within half a pixel is 4 / 3.
 * @param value over 0
 */
export function simplestRatio(value: number, tolerance: number): { readonly num: number; readonly den: number } {
  const low = value - tolerance;
  const high = value + tolerance;
  for (let den = 1; ; den++) {
    const num = Math.round(value * den);
    if (num > 0 && num / den >= low && num / den <= high) return { num, den };
  }
}
