/** Everything that shapes a take but is not text. A neutral delivery leaves the voice's own plan untouched. */
export interface Delivery {
  /** Speaking rate, 0.5 to 2; 1 is the voice's own, 2 is twice as fast. */
  readonly pace: number;
  /** Shift of F0 in semitones, -12 to 12. */
  readonly pitchSemitones: number;
  /** Width of F0 movement around the line's mean (in log F0), 0 (monotone) to 2; 1 is the voice's own. */
  readonly range: number;
  /** Loudness of the voice in dB, -12 to 12. */
  readonly energyDb: number;
  /** Factor on the pauses that punctuation makes, 0 to 4; timed pauses keep their length. */
  readonly pauses: number;
  /** Edits of single phones, by index among the line's tokens (`PlannedToken`). */
  readonly phones?: ReadonlyMap<number, PhoneEdit>;
}

/** What an author drew on one phone. An absent field follows the plan. */
export interface PhoneEdit {
  /** Exact length in ms; wins over pace and slot. */
  readonly durationMs?: number;
  /** Mean F0 of the phone in Hz; wins over pitch and range. */
  readonly f0Hz?: number;
  /** F0 in Hz at equal steps over the phone, the first at its start, the last at its end; at least 2. Wins over `f0Hz`. */
  readonly f0Curve?: readonly number[];
  /** Added to the plan's energy, in dB. */
  readonly energyDb?: number;
}

export const NEUTRAL_DELIVERY: Delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
