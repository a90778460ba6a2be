import { LoudnessMeter } from '../../shared/mix/integrated-loudness.ts';
import { TruePeakMeter } from './true-peak-meter.ts';

/** What a finished sound measures. */
export interface SoundMeasure {
  /** Integrated (ITU-R BS.1770-5); null for what is too short or too quiet to have one. */
  readonly loudnessLufs: number | null;
  /** Null for silence. */
  readonly truePeakDbtp: number | null;
  /** Of all samples of all channels, in dBFS; null for silence. */
  readonly rmsDb: number | null;
  /** Mean K-weighted power of every whole 100 ms; see `gatedLoudness`. */
  readonly stepPowers: Float64Array;
  readonly lengthMs: number;
}

/** Measures a sound, however it comes in pieces. */
export class SoundMeter {
  readonly #loudness: LoudnessMeter;
  readonly #truePeak: TruePeakMeter;
  readonly #channels: number;
  readonly #sampleRate: number;
  #energy = 0;
  #samples = 0;

  /** @param sampleRate Hz, a multiple of 10 */
  constructor(channels: 1 | 2, sampleRate = 48_000) {
    this.#channels = channels;
    this.#sampleRate = sampleRate;
    this.#loudness = new LoudnessMeter(channels, sampleRate);
    this.#truePeak = new TruePeakMeter(channels);
  }

  /** @param samples interleaved by frame, full scale 1 */
  add(samples: Float32Array): void {
    this.#loudness.add(samples);
    this.#truePeak.add(samples);
    let energy = this.#energy;
    for (let index = 0; index < samples.length; index++) energy += (samples[index] ?? 0) ** 2;
    this.#energy = energy;
    this.#samples += samples.length;
  }

  /** Call once, last. */
  measure(): SoundMeasure {
    const truePeakDbtp = this.#truePeak.truePeakDbtp();
    return {
      loudnessLufs: this.#loudness.integrated(),
      truePeakDbtp: Number.isFinite(truePeakDbtp) ? truePeakDbtp : null,
      rmsDb: this.#energy > 0 ? 10 * Math.log10(this.#energy / this.#samples) : null,
      stepPowers: this.#loudness.stepPowers(),
      lengthMs: (this.#samples * 1000) / (this.#channels * this.#sampleRate),
    };
  }
}
