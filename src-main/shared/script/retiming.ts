import { conformRatio } from '../domain/exact-rate.ts';
import type { FrameRate } from '../domain/project-rows.ts';

/** How the times of a file become times of the programme: first its speed changes, then all of it is shifted. */
export interface Retiming {
  /** What the file was timed for and what the programme runs at; null where they are the same. */
  readonly rates: { readonly fromRate: FrameRate; readonly toRate: FrameRate } | null;
  /** Later for positive, in samples. */
  readonly shiftSamples: number;
}

export const AS_TIMED: Retiming = { rates: null, shiftSamples: 0 };

/** A position of the file on the programme clock; what would lie before the programme begins is at its first sample. */
export function retimed(sample: number, { rates, shiftSamples }: Retiming): number {
  return Math.max(0, Math.round(sample * conformRatio(rates)) + shiftSamples);
}

/** The shift that brings `sample` of the file to `target` of the programme. */
export function shiftThatBrings(sample: number, target: number, rates: Retiming['rates']): number {
  return target - Math.round(sample * conformRatio(rates));
}
