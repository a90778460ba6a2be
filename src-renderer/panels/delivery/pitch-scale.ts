/** F0 on the vertical axis: equal musical intervals are equally tall. `top` and `bottom` are CSS pixels, downwards. */
export interface PitchScale {
  readonly lowHz: number;
  readonly highHz: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a drawn pitch may be (`DrawnPhone.f0Hz`). */
export const LOWEST_HZ = 40;
export const HIGHEST_HZ = 1000;

const CENTS_PER_OCTAVE = 1200;

export function yOfHz(scale: PitchScale, hz: number): number {
  const share = Math.log(hz / scale.lowHz) / Math.log(scale.highHz / scale.lowHz);
  return scale.bottom + (scale.top - scale.bottom) * share;
}

export function hzOfY(scale: PitchScale, y: number): number {
  const share = (y - scale.bottom) / (scale.top - scale.bottom);
  return scale.lowHz * Math.pow(scale.highHz / scale.lowHz, share);
}

/** Interval from one pitch to another; up is positive. */
export function centsBetween(fromHz: number, toHz: number): number {
  return CENTS_PER_OCTAVE * Math.log2(toHz / fromHz);
}

/** A pitch `cents` higher, inside what may be drawn. */
export function shiftCents(hz: number, cents: number): number {
  return clampPitch(hz * Math.pow(2, cents / CENTS_PER_OCTAVE));
}

export function clampPitch(hz: number): number {
  return Math.min(Math.max(hz, LOWEST_HZ), HIGHEST_HZ);
}

const MARGIN_CENTS = 500;
const NARROWEST_CENTS = 2000;
const STEP_CENTS = 300;

/**
 * Bounds that hold all of `hz` with room to draw around them, at least an octave and two thirds. They move in steps of a
 * minor third, so that the axis stands still under small edits.
 */
export function pitchBounds(hz: readonly number[]): { readonly lowHz: number; readonly highHz: number } {
  const heard = hz.filter((value) => value > 0);
  if (heard.length === 0) return { lowHz: 80, highHz: 400 };
  const cents = heard.map((value) => centsBetween(LOWEST_HZ, value));
  const lowest = Math.min(...cents) - MARGIN_CENTS;
  const highest = Math.max(...cents) + MARGIN_CENTS;
  const missing = Math.max(0, NARROWEST_CENTS - (highest - lowest)) / 2;
  const low = Math.floor((lowest - missing) / STEP_CENTS) * STEP_CENTS;
  const high = Math.ceil((highest + missing) / STEP_CENTS) * STEP_CENTS;
  return { lowHz: LOWEST_HZ * 2 ** (low / CENTS_PER_OCTAVE), highHz: LOWEST_HZ * 2 ** (high / CENTS_PER_OCTAVE) };
}
