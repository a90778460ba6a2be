import type { FitLine, FitPlan } from './plan-chain.ts';
import { planChain } from './plan-chain.ts';
import { orderSlots } from './slot-order.ts';

/**
 * Plans how all lines of a script come into their slots, by line id. Lines of which nothing is known are left out. The order
 * the lines come in makes no difference.
 */
export function planFit(lines: Iterable<FitLine>): ReadonlyMap<string, FitPlan> {
  const plans = new Map<string, FitPlan>();
  for (const { chain, place } of orderSlots(lines).values()) {
    if (place === 0) for (const plan of planChain(chain)) plans.set(plan.lineId, plan);
  }
  return plans;
}
