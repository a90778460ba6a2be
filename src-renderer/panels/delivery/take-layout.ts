import type { PitchScale } from './pitch-scale.ts';
import { MOST_ENERGY_DB } from './edit-phones.ts';

/** A horizontal strip of the view, in CSS pixels from its top. */
export interface Lane {
  readonly top: number;
  readonly height: number;
}

/** Where everything in the view stands, from top to bottom. */
export interface TakeLayout {
  readonly width: number;
  readonly height: number;
  readonly ruler: Lane;
  readonly wave: Lane;
  /** Spectrogram with the pitch over it. */
  readonly pitch: Lane;
  readonly energy: Lane;
  readonly phones: Lane;
  /** Words, and the handles of the pauses between them. */
  readonly words: Lane;
}

const RULER = 18;
const ENERGY = 44;
const PHONES = 26;
const WORDS = 22;
const WAVE_SHARE = 0.26;

export function takeLayout(width: number, height: number): TakeLayout {
  const flexible = Math.max(80, height - RULER - ENERGY - PHONES - WORDS);
  const wave = Math.round(flexible * WAVE_SHARE);
  const heights = { ruler: RULER, wave, pitch: flexible - wave, energy: ENERGY, phones: PHONES, words: WORDS };
  let top = 0;
  const lane = (laneHeight: number): Lane => {
    const made = { top, height: laneHeight };
    top += laneHeight;
    return made;
  };
  return {
    width,
    height,
    ruler: lane(heights.ruler),
    wave: lane(heights.wave),
    pitch: lane(heights.pitch),
    energy: lane(heights.energy),
    phones: lane(heights.phones),
    words: lane(heights.words),
  };
}

export function bottomOf(lane: Lane): number {
  return lane.top + lane.height;
}

export function isIn(lane: Lane, y: number): boolean {
  return y >= lane.top && y < bottomOf(lane);
}

export function pitchScaleOf(layout: TakeLayout, bounds: { readonly lowHz: number; readonly highHz: number }): PitchScale {
  return { ...bounds, top: layout.pitch.top, bottom: bottomOf(layout.pitch) };
}

const ENERGY_MARGIN = 5;

/** Height of an energy edit in its lane; 0 dB is in the middle. */
export function yOfEnergy({ energy }: TakeLayout, energyDb: number): number {
  const reach = energy.height / 2 - ENERGY_MARGIN;
  return energy.top + energy.height / 2 - (Math.min(Math.max(energyDb, -MOST_ENERGY_DB), MOST_ENERGY_DB) / MOST_ENERGY_DB) * reach;
}

export function energyOfY({ energy }: TakeLayout, y: number): number {
  const reach = energy.height / 2 - ENERGY_MARGIN;
  return ((energy.top + energy.height / 2 - y) / reach) * MOST_ENERGY_DB;
}
