import { exactRate } from '../../shared/domain/exact-rate.ts';
import type { ProjectSettings } from '../../shared/domain/project-rows.ts';

/** Of what converters take; 8000 is the lowest. */
const HIGHEST_RATE = 192_000;

type Conform = ProjectSettings['conform'];

/**
 * Two whole sample rates, within what converters take, whose quotient `to` / `from` is how much longer sound becomes when a
 * programme goes from one speed to another: 23.976 to 25 gives 960 / 1001 in its multiples.
 */
export function conformRates(before: Conform, after: Conform): { readonly from: number; readonly to: number } {
  const [longer, shorter] = [fraction(after), fraction(before)];
  const numerator = longer.numerator * shorter.denominator;
  const denominator = longer.denominator * shorter.numerator;
  const { numerator: to, denominator: from } = nearestFraction(numerator, denominator);
  const multiple = Math.floor(HIGHEST_RATE / Math.max(from, to));
  return { from: from * multiple, to: to * multiple };
}

/**
 * The last convergent of a fraction whose terms are no higher than sample rates may be (the fraction itself, unless one
 * speed of 1001 follows another): off by less than a sample in a day.
 */
function nearestFraction(numerator: number, denominator: number): { readonly numerator: number; readonly denominator: number } {
  let [dividend, divisor] = [numerator, denominator];
  let [above, below] = [1, 0];
  let [aboveBefore, belowBefore] = [0, 1];
  while (divisor !== 0) {
    const whole = Math.floor(dividend / divisor);
    const next = [whole * above + aboveBefore, whole * below + belowBefore] as const;
    if (Math.max(...next) > HIGHEST_RATE) break;
    [aboveBefore, belowBefore, above, below] = [above, below, ...next];
    [dividend, divisor] = [divisor, dividend % divisor];
  }
  return { numerator: above, denominator: below };
}

function fraction(conform: Conform): { readonly numerator: number; readonly denominator: number } {
  if (!conform) return { numerator: 1, denominator: 1 };
  const [from, to] = [exactRate(conform.fromRate), exactRate(conform.toRate)];
  const numerator = from.numerator * to.denominator;
  const denominator = from.denominator * to.numerator;
  const common = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / common, denominator: denominator / common };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
