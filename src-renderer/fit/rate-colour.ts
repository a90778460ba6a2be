import { FIT_LIMITS } from '../../src-main/shared/fit/fit-limits.ts';

/** Where one colour of the scale ends and the next begins: slow, a little slow, its own pace, a little fast, fast, very fast, at the limit. */
const STEPS = [0.94, 0.985, 1.05, FIT_LIMITS.natural, 1.22, FIT_LIMITS.fastest - 0.005] as const;

/** How many colours there are: `--rate-0` to one less than this. */
export const RATE_STEPS = STEPS.length + 1;

/**
 * Which colour a rate has, of `--rate-0` (slow, blue) by way of grey for the line's own pace and amber from the fastest rate
 * that is not noticed, to red at the fastest there is.
 */
export function rateStep(rate: number): number {
  const at = STEPS.findIndex((limit) => rate < limit - 1e-9);
  return at < 0 ? STEPS.length : at;
}
