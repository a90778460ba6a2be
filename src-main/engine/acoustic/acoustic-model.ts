/** What the model intends for each token, before anyone edits it. All arrays have N entries, one a token. */
export interface Plan {
  /** Length in frames of 512 samples at 48 kHz; fractional as predicted. Boundaries may be near 0. */
  readonly durationFrames: Float32Array;
  /** Natural log of mean F0 in Hz; defined for every token (unvoiced ones carry the contour through). */
  readonly logF0: Float32Array;
  /** Share of the token's frames that are voiced, 0 to 1. */
  readonly voicing: Float32Array;
  /** Mean level of the token: natural-log mel averaged over bands and frames. 1 dB is ln(10)/20. */
  readonly energy: Float32Array;
  /** Encoder output, row-major [N, width]. */
  readonly hidden: Float32Array;
  readonly width: number;
}

/** A plan made exact: whole frames, and the contour the author asked for. */
export interface EditedPlan extends Omit<Plan, 'durationFrames'> {
  readonly durationFrames: Int32Array;
  /** What the model planned before `energy` was edited, [N]; the decoder speaks with this effort. Absent: `energy` itself. */
  readonly plannedEnergy?: Float32Array;
  /** Drawn F0 for single frames [T] in Hz, 0 or absent where the model is free; wins over `logF0`. */
  readonly drawnF0Hz?: Float32Array;
}

/** What the vocoder sings from. T frames, 93.75 a second. */
export interface FrameTrack {
  readonly frames: number;
  /** Natural-log mel, row-major [T, 100]. */
  readonly mel: Float32Array;
  /** F0 [T] in Hz, defined on every frame. */
  readonly f0Hz: Float32Array;
  /** 1 where voiced, else 0, [T]. */
  readonly voicing: Float32Array;
  /** Natural log of a factor on the sound of each frame [T]; absent where nobody asked for another level. */
  readonly gain?: Float32Array;
}

/** Acoustic models of every family stand behind this. Same tokens, plan and seed give the same result. */
export interface AcousticModel {
  /** `seed` chooses one of the many natural prosodies. */
  plan(ids: Int32Array, seed: number): Promise<Plan>;
  decode(plan: EditedPlan, seed: number): Promise<FrameTrack>;
}
