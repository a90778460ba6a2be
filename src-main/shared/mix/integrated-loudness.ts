/*
 * Integrated loudness by ITU-R BS.1770-5: K-weighted, mean square over 400 ms blocks that overlap by three quarters, gated
 * at -70 LUFS and at 10 LU under the mean of what passes the first gate.
 */

const SAMPLE_RATE = 48_000;
/** A quarter of a block: how far one block starts after the one before. */
const STEP_FRAMES = SAMPLE_RATE / 10;
const STEPS_A_BLOCK = 4;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;
/** So that a 997 Hz sine at full scale in one channel reads -3.01 LUFS. */
const OFFSET_LUFS = -0.691;

/** Second-order filter, direct form II transposed; coefficients of the standard for 48 kHz. */
class Biquad {
  readonly #b: readonly [number, number, number];
  readonly #a: readonly [number, number];
  #first = 0;
  #second = 0;

  constructor(b: readonly [number, number, number], a: readonly [number, number]) {
    this.#b = b;
    this.#a = a;
  }

  next(input: number): number {
    const output = this.#b[0] * input + this.#first;
    this.#first = this.#b[1] * input - this.#a[0] * output + this.#second;
    this.#second = this.#b[2] * input - this.#a[1] * output;
    return output;
  }
}

/** Gathers the loudness of a sound at 48 kHz, however it comes in pieces. */
export class LoudnessMeter {
  readonly #channels: number;
  readonly #filters: readonly { readonly shelf: Biquad; readonly highPass: Biquad }[];
  /** Energy of each whole step, summed over channels. */
  readonly #steps: number[] = [];
  #energy = 0;
  #frames = 0;

  /** @param channels 1 or 2; both front channels weigh the same. */
  constructor(channels: 1 | 2) {
    this.#channels = channels;
    this.#filters = Array.from({ length: channels }, () => ({
      shelf: new Biquad([1.53512485958697, -2.69169618940638, 1.19839281085285], [-1.69065929318241, 0.73248077421585]),
      highPass: new Biquad([1, -2, 1], [-1.99004745483398, 0.99007225036621]),
    }));
  }

  /** @param samples interleaved by frame, whole frames, full scale 1 */
  add(samples: Float32Array): void {
    for (let start = 0; start < samples.length; start += this.#channels) {
      for (let channel = 0; channel < this.#channels; channel++) {
        const filters = this.#filters[channel];
        if (!filters) continue;
        const weighted = filters.highPass.next(filters.shelf.next(samples[start + channel] ?? 0));
        this.#energy += weighted * weighted;
      }
      this.#frames += 1;
      if (this.#frames % STEP_FRAMES === 0) {
        this.#steps.push(this.#energy);
        this.#energy = 0;
      }
    }
  }

  /** LUFS of the last 400 ms, without gates; -Infinity for silence and until there is as much. */
  momentary(): number {
    const last = this.#steps.slice(-STEPS_A_BLOCK);
    if (last.length < STEPS_A_BLOCK) return -Infinity;
    return lufsOf(last.reduce((sum, step) => sum + step, 0) / (STEPS_A_BLOCK * STEP_FRAMES));
  }

  /** LUFS of all that was added; null when it is shorter than 400 ms or never louder than -70 LUFS. */
  integrated(): number | null {
    const blocks: number[] = [];
    for (let start = 0; start + STEPS_A_BLOCK <= this.#steps.length; start++) {
      const energy = this.#steps.slice(start, start + STEPS_A_BLOCK).reduce((sum, step) => sum + step, 0);
      blocks.push(energy / (STEPS_A_BLOCK * STEP_FRAMES));
    }
    const audible = blocks.filter((power) => lufsOf(power) > ABSOLUTE_GATE_LUFS);
    if (audible.length === 0) return null;
    const gate = lufsOf(mean(audible)) + RELATIVE_GATE_LU;
    return lufsOf(mean(audible.filter((power) => lufsOf(power) > gate)));
  }
}

/** Integrated loudness in LUFS of a whole sound at 48 kHz; see `LoudnessMeter`. */
export function integratedLoudness(samples: Float32Array, channels: 1 | 2): number | null {
  const meter = new LoudnessMeter(channels);
  meter.add(samples);
  return meter.integrated();
}

function lufsOf(power: number): number {
  return OFFSET_LUFS + 10 * Math.log10(power);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
