import type { Elasticity } from '../contract/dubbing-views.ts';
import { FIT_LIMITS, type FitLimits } from './fit-limits.ts';

/**
 * The rate that a line needs on its own. It slows down to the slowest rate to fill its slot; pauses give way before anything
 * is hurried; the gap behind the slot is borrowed from where the natural rate is not enough, and no more of it than that
 * rate needs; what is left goes up to the fastest rate. 1 for a line that is nothing but pauses.
 */
export function rateForSlot({ fixedMs, pausesMs, shortestPausesMs, phonesMs }: Elasticity, slotMs: number, borrowMs: number, limits: FitLimits = FIT_LIMITS): number {
  const { natural, fastest, slowest } = limits;
  if (phonesMs === 0) return 1;
  const elasticMs = pausesMs + phonesMs;
  if (fixedMs + elasticMs <= slotMs) return Math.max(slowest, elasticMs / (slotMs - fixedMs));
  const roomMs = slotMs - fixedMs - shortestPausesMs;
  if (phonesMs <= roomMs) return 1;
  if (phonesMs <= roomMs * natural) return phonesMs / roomMs;
  const largestMs = roomMs + borrowMs;
  if (phonesMs <= largestMs * natural) return natural;
  return phonesMs < largestMs * fastest ? phonesMs / largestMs : fastest;
}

/**
 * Length of a line in ms whose phones go at `rate`. Below 1 its pauses follow; from 1 on they keep their length unless the
 * slot is too short for them.
 */
export function lengthAtRate({ fixedMs, pausesMs, shortestPausesMs, phonesMs }: Elasticity, rate: number, slotMs: number): number {
  if (rate < 1) return fixedMs + (pausesMs + phonesMs) / rate;
  const saidMs = fixedMs + phonesMs / rate;
  return saidMs + Math.min(pausesMs, Math.max(shortestPausesMs, slotMs - saidMs));
}
