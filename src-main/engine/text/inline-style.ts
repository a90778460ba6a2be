import type { InlineStyle } from './reading.ts';

/** Bounds of what nested tags may add up to; beyond them a voice is no voice. */
const PACE = { least: 0.25, most: 4 };
const PITCH_SEMITONES = { least: -24, most: 24 };
const ENERGY_DB = { least: -60, most: 24 };

/** `inner` inside `outer`: paces multiply, pitches and energies add. Fields that change nothing are left out. */
export function combineStyles(outer: InlineStyle, inner: InlineStyle): InlineStyle {
  const pace = clamp((outer.paceFactor ?? 1) * (inner.paceFactor ?? 1), PACE);
  const pitch = clamp((outer.pitchSemitones ?? 0) + (inner.pitchSemitones ?? 0), PITCH_SEMITONES);
  const energy = clamp((outer.energyDb ?? 0) + (inner.energyDb ?? 0), ENERGY_DB);
  return {
    ...(pace === 1 ? {} : { paceFactor: pace }),
    ...(pitch === 0 ? {} : { pitchSemitones: pitch }),
    ...(energy === 0 ? {} : { energyDb: energy }),
  };
}

export function isNeutral(style: InlineStyle): boolean {
  return Object.keys(style).length === 0;
}

function clamp(value: number, bounds: { readonly least: number; readonly most: number }): number {
  return Math.min(bounds.most, Math.max(bounds.least, value));
}
