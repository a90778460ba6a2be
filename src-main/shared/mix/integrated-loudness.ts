import { PROJECT_SAMPLE_RATE } from '../domain/time.ts';

/*
 * Integrated loudness by ITU-R BS.1770-5: K-weighted, mean square over 400 ms blocks that overlap by three quarters, gated
 * at -70 LUFS and at 10 LU under the mean of what passes the first gate.
 */

/** A quarter of a block: how far one block starts after the one before. A sample rate is a whole number of them. */
export const LOUDNESS_STEPS_A_SECOND = 10;
const STEPS_A_BLOCK = 4;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;
/** So that a 997 Hz sine at full scale in one channel reads -3.01 LUFS. */
const OFFSET_LUFS = -0.691;

/** The standard's two filters, as they stand for any sample rate: a shelf that is b0..a2 and a high pass 1, -2, 1, a1, a2. */
interface Weighting {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
  readonly highA1: number;
  readonly highA2: number;
}

/** Gathers the loudness of a sound, however it comes in pieces. */
export class LoudnessMeter {
  readonly #channels: number;
  readonly #weighting: Weighting;
  readonly #stepFrames: number;
  /** Energy of each whole step, summed over channels. */
  readonly #steps: number[] = [];
  /** Four a channel: what both filters, second order and transposed, keep from one sample to the next. */
  readonly #state: Float64Array;
  /** Of each channel in the step at hand. */
  readonly #energies: Float64Array;
  #framesInStep = 0;

  /**
   * @param channels 1 or 2; both front channels weigh the same.
   * @param sampleRate Hz, a multiple of 10
   */
  constructor(channels: 1 | 2, sampleRate: number = PROJECT_SAMPLE_RATE) {
    this.#channels = channels;
    this.#weighting = weightingAt(sampleRate);
    this.#stepFrames = sampleRate / LOUDNESS_STEPS_A_SECOND;
    this.#state = new Float64Array(4 * channels);
    this.#energies = new Float64Array(channels);
  }

  /** @param samples interleaved by frame, whole frames, full scale 1 */
  add(samples: Float32Array): void {
    const frames = samples.length / this.#channels;
    for (let frame = 0; frame < frames; ) {
      const count = Math.min(frames - frame, this.#stepFrames - this.#framesInStep);
      if (this.#channels === 2) this.#weighBoth(samples, frame * 2, count);
      else this.#weigh(samples, frame, count);
      frame += count;
      this.#framesInStep += count;
      if (this.#framesInStep === this.#stepFrames) {
        this.#steps.push(this.#energies.reduce((sum, energy) => sum + energy, 0));
        this.#energies.fill(0);
        this.#framesInStep = 0;
      }
    }
  }

  /** LUFS of the last 400 ms, without gates; -Infinity for silence and until there is as much. */
  momentary(): number {
    const last = this.#steps.slice(-STEPS_A_BLOCK);
    if (last.length < STEPS_A_BLOCK) return -Infinity;
    return lufsOf(last.reduce((sum, step) => sum + step, 0) / (STEPS_A_BLOCK * this.#stepFrames));
  }

  /** LUFS of all that was added; null when it is shorter than 400 ms or never louder than -70 LUFS. */
  integrated(): number | null {
    return gatedLoudness(this.stepPowers());
  }

  /** Mean K-weighted power of every whole 100 ms, summed over channels. */
  stepPowers(): Float64Array {
    return Float64Array.from(this.#steps, (energy) => energy / this.#stepFrames);
  }

  /** Adds the energy of `count` weighted samples of the only channel, from the sample at `start` on. */
  #weigh(samples: Float32Array, start: number, count: number): void {
    const { b0, b1, b2, a1, a2, highA1, highA2 } = this.#weighting;
    let [shelf1 = 0, shelf2 = 0, high1 = 0, high2 = 0] = this.#state;
    let energy = this.#energies[0] ?? 0;
    for (let index = start; index < start + count; index++) {
      const input = samples[index] ?? 0;
      const shelved = b0 * input + shelf1;
      shelf1 = b1 * input - a1 * shelved + shelf2;
      shelf2 = b2 * input - a2 * shelved;
      const weighted = shelved + high1;
      high1 = high2 - 2 * shelved - highA1 * weighted;
      high2 = shelved - highA2 * weighted;
      energy += weighted * weighted;
    }
    this.#energies[0] = energy;
    this.#keep([shelf1, shelf2, high1, high2]);
  }

  /** The same for two channels at once: neither has to wait for the other, which is faster than one after the other. */
  #weighBoth(samples: Float32Array, start: number, count: number): void {
    const { b0, b1, b2, a1, a2, highA1, highA2 } = this.#weighting;
    let [shelf1 = 0, shelf2 = 0, high1 = 0, high2 = 0, rightShelf1 = 0, rightShelf2 = 0, rightHigh1 = 0, rightHigh2 = 0] = this.#state;
    let energy = this.#energies[0] ?? 0;
    let rightEnergy = this.#energies[1] ?? 0;
    for (let index = start; index < start + 2 * count; index += 2) {
      const input = samples[index] ?? 0;
      const rightInput = samples[index + 1] ?? 0;
      const shelved = b0 * input + shelf1;
      const rightShelved = b0 * rightInput + rightShelf1;
      shelf1 = b1 * input - a1 * shelved + shelf2;
      rightShelf1 = b1 * rightInput - a1 * rightShelved + rightShelf2;
      shelf2 = b2 * input - a2 * shelved;
      rightShelf2 = b2 * rightInput - a2 * rightShelved;
      const weighted = shelved + high1;
      const rightWeighted = rightShelved + rightHigh1;
      high1 = high2 - 2 * shelved - highA1 * weighted;
      rightHigh1 = rightHigh2 - 2 * rightShelved - highA1 * rightWeighted;
      high2 = shelved - highA2 * weighted;
      rightHigh2 = rightShelved - highA2 * rightWeighted;
      energy += weighted * weighted;
      rightEnergy += rightWeighted * rightWeighted;
    }
    this.#energies[0] = energy;
    this.#energies[1] = rightEnergy;
    this.#keep([shelf1, shelf2, high1, high2, rightShelf1, rightShelf2, rightHigh1, rightHigh2]);
  }

  /** What has died away would be carried on as numbers too small to be reckoned with at full speed. */
  #keep(state: readonly number[]): void {
    for (const [index, value] of state.entries()) this.#state[index] = Math.abs(value) < 1e-30 ? 0 : value;
  }
}

/** Integrated loudness in LUFS of a whole sound at 48 kHz; see `LoudnessMeter`. */
export function integratedLoudness(samples: Float32Array, channels: 1 | 2): number | null {
  const meter = new LoudnessMeter(channels);
  meter.add(samples);
  return meter.integrated();
}

/**
 * Integrated loudness of a sound from its `stepPowers`.
 * @param counts which steps to measure; a block counts when most of it does. All by default.
 * @returns LUFS; null when no block counts that is louder than -70 LUFS
 */
export function gatedLoudness(stepPowers: Float64Array, counts?: (step: number) => boolean): number | null {
  const audible: number[] = [];
  for (let start = 0; start + STEPS_A_BLOCK <= stepPowers.length; start++) {
    let power = 0;
    let counted = 0;
    for (let step = start; step < start + STEPS_A_BLOCK; step++) {
      power += (stepPowers[step] ?? 0) / STEPS_A_BLOCK;
      if (!counts || counts(step)) counted += 1;
    }
    if (counted * 2 > STEPS_A_BLOCK && lufsOf(power) > ABSOLUTE_GATE_LUFS) audible.push(power);
  }
  if (audible.length === 0) return null;
  const gate = lufsOf(mean(audible)) + RELATIVE_GATE_LU;
  return lufsOf(mean(audible.filter((power) => lufsOf(power) > gate)));
}

/**
 * The standard gives numbers for 48 kHz only; these are the analogue filters behind them, brought to a sample rate by the
 * bilinear transform, which gives the same numbers there to nine digits.
 */
function weightingAt(sampleRate: number): Weighting {
  const shelf = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const shelfQ = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const shelfA0 = 1 + shelf / shelfQ + shelf * shelf;
  const pass = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const passQ = 0.5003270373238773;
  const passA0 = 1 + pass / passQ + pass * pass;
  return {
    b0: (high + (band * shelf) / shelfQ + shelf * shelf) / shelfA0,
    b1: (2 * (shelf * shelf - high)) / shelfA0,
    b2: (high - (band * shelf) / shelfQ + shelf * shelf) / shelfA0,
    a1: (2 * (shelf * shelf - 1)) / shelfA0,
    a2: (1 - shelf / shelfQ + shelf * shelf) / shelfA0,
    highA1: (2 * (pass * pass - 1)) / passA0,
    highA2: (1 - pass / passQ + pass * pass) / passA0,
  };
}

function lufsOf(power: number): number {
  return OFFSET_LUFS + 10 * Math.log10(power);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
