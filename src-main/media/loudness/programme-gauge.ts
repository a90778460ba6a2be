import { LOUDNESS_STEPS_A_SECOND, LoudnessMeter } from '../../shared/mix/integrated-loudness.ts';
import { LOOK_AHEAD, RELEASE_SAMPLES } from './true-peak-limiter.ts';

const SAMPLE_RATE = 48_000;
/** Frames whose largest sample is kept. The look-ahead and a step of the loudness meter are whole numbers of it. */
const RUN = 32;
const RUNS_A_STEP = SAMPLE_RATE / LOUDNESS_STEPS_A_SECOND / RUN;
const RUNS_AHEAD = LOOK_AHEAD / RUN;
const RELEASE_A_RUN = 1 - (1 - 1 / RELEASE_SAMPLES) ** RUN;

/** Powers of a sound, one a step of 100 ms: K-weighted ones and plain ones, summed over channels. */
export interface StepPowers {
  readonly weighted: Float64Array;
  readonly plain: Float64Array;
}

/**
 * What one pass over a programme at 48 kHz has to find out, so that any gain and any limiting of it can be reckoned without
 * mixing it again: its power step by step and the outline of its peaks. About 45 MB an hour.
 */
export class ProgrammeGauge {
  readonly #channels: number;
  readonly #loudness: LoudnessMeter;
  readonly #plain: number[] = [];
  readonly #peaks: number[] = [];
  #energy = 0;
  #runPeak = 0;
  #runFrames = 0;
  #runs = 0;

  constructor(channels: 1 | 2) {
    this.#channels = channels;
    this.#loudness = new LoudnessMeter(channels);
  }

  /** @param samples interleaved by frame, whole frames, full scale 1 */
  add(samples: Float32Array): void {
    this.#loudness.add(samples);
    const channels = this.#channels;
    for (let index = 0; index < samples.length; ) {
      const end = Math.min(samples.length, index + (RUN - this.#runFrames) * channels);
      this.#runFrames += (end - index) / channels;
      let peak = this.#runPeak;
      let energy = this.#energy;
      for (; index < end; index++) {
        const sample = samples[index] ?? 0;
        const size = Math.abs(sample);
        if (size > peak) peak = size;
        energy += sample * sample;
      }
      this.#energy = energy;
      this.#runPeak = peak;
      if (this.#runFrames === RUN) this.#endRun();
    }
  }

  /** Largest absolute sample so far. */
  get peak(): number {
    return this.#peaks.reduce((most, peak) => Math.max(most, peak), this.#runPeak);
  }

  powers(): StepPowers {
    return { weighted: this.#loudness.stepPowers(), plain: Float64Array.from(this.#plain) };
  }

  /**
   * How much each step loses when a `TruePeakLimiter` holds the sound under a ceiling: reckoned on the outline of its peaks,
   * which is a little low since peaks between samples are not in it.
   * @param gain factor before the limiter
   * @param ceiling as a factor
   * @returns factor of the power of each step
   */
  limited(gain: number, ceiling: number): Float64Array {
    const peaks = this.#peaks;
    const steps = new Float64Array(this.#plain.length).fill(1);
    const held = new Float64Array(RUNS_AHEAD).fill(1);
    let heldSum = RUNS_AHEAD;
    let released = 1;
    let powerIn = 0;
    let powerOut = 0;
    for (let run = 0; run < steps.length * RUNS_A_STEP + RUNS_AHEAD; run++) {
      let least = 1;
      for (let near = Math.max(0, run - RUNS_AHEAD); near <= run; near++) {
        const peak = (peaks[near] ?? 0) * gain;
        if (peak > ceiling) least = Math.min(least, ceiling / peak);
      }
      released = Math.min(least, released + (1 - released) * RELEASE_A_RUN);
      const slot = run % RUNS_AHEAD;
      heldSum += released - (held[slot] ?? 0);
      held[slot] = released;
      const leaving = run - RUNS_AHEAD;
      if (leaving < 0) continue;
      const power = (peaks[leaving] ?? 0) ** 2;
      powerIn += power;
      powerOut += power * (heldSum / RUNS_AHEAD) ** 2;
      if ((leaving + 1) % RUNS_A_STEP !== 0) continue;
      if (powerIn > 0) steps[(leaving + 1) / RUNS_A_STEP - 1] = powerOut / powerIn;
      powerIn = 0;
      powerOut = 0;
    }
    return steps;
  }

  #endRun(): void {
    this.#peaks.push(this.#runPeak);
    this.#runPeak = 0;
    this.#runFrames = 0;
    this.#runs += 1;
    if (this.#runs % RUNS_A_STEP !== 0) return;
    this.#plain.push(this.#energy / (RUN * RUNS_A_STEP));
    this.#energy = 0;
  }
}
