import { FEWEST_PEAKS, FIRST_SAMPLES_PER_PEAK, LEVEL_FACTOR } from '../../shared/contract/peaks-file.ts';

const FULL_SCALE = 127;
/** Values a peak: lowest, highest, RMS. */
const VALUES = 3;
/** Room that a growing list of peaks begins with: 85 s of sound. */
const FIRST_ROOM = 65_536;

/** Peaks that are still exact: powers where the file has RMS. */
interface Level {
  readonly samplesPerPeak: number;
  readonly lowest: Float32Array;
  readonly highest: Float32Array;
  /** Mean square of the louder channel. */
  readonly power: Float64Array;
}

/** The peaks file (`contract/peaks-file.ts`) of a whole sound; see `PeaksBuilder`. */
export function computePeaks(samples: Float32Array, channels: 1 | 2): Uint8Array {
  const builder = new PeaksBuilder(channels);
  builder.add(samples);
  return builder.finish();
}

/** Gathers the peaks of a sound that comes in pieces. What exceeds full scale is drawn at full scale. */
export class PeaksBuilder {
  readonly #channels: 1 | 2;
  #lowest = new Float32Array(FIRST_ROOM);
  #highest = new Float32Array(FIRST_ROOM);
  #power = new Float64Array(FIRST_ROOM);
  #peaks = 0;
  /** Of the peak that is being gathered. */
  #frames = 0;
  #low = Infinity;
  #high = -Infinity;
  readonly #squares: Float64Array;

  constructor(channels: 1 | 2) {
    this.#channels = channels;
    this.#squares = new Float64Array(channels);
  }

  /** @param samples interleaved by frame, whole frames, full scale 1 */
  add(samples: Float32Array): void {
    for (let start = 0; start < samples.length; start += this.#channels) {
      for (let channel = 0; channel < this.#channels; channel++) {
        const sample = samples[start + channel] ?? 0;
        if (sample < this.#low) this.#low = sample;
        if (sample > this.#high) this.#high = sample;
        this.#squares[channel] = (this.#squares[channel] ?? 0) + sample * sample;
      }
      this.#frames += 1;
      if (this.#frames === FIRST_SAMPLES_PER_PEAK) this.#closePeak();
    }
  }

  finish(): Uint8Array {
    if (this.#frames > 0) this.#closePeak();
    const finest: Level = {
      samplesPerPeak: FIRST_SAMPLES_PER_PEAK,
      lowest: this.#lowest.subarray(0, this.#peaks),
      highest: this.#highest.subarray(0, this.#peaks),
      power: this.#power.subarray(0, this.#peaks),
    };
    const levels = [finest];
    for (let last = finest; last.power.length > FEWEST_PEAKS; levels.push(last)) last = coarserLevel(last);
    return encode(levels);
  }

  #closePeak(): void {
    if (this.#peaks === this.#power.length) this.#grow();
    this.#lowest[this.#peaks] = this.#low;
    this.#highest[this.#peaks] = this.#high;
    this.#power[this.#peaks] = Math.max(...this.#squares) / this.#frames;
    this.#peaks += 1;
    this.#frames = 0;
    this.#low = Infinity;
    this.#high = -Infinity;
    this.#squares.fill(0);
  }

  #grow(): void {
    const room = 2 * this.#peaks;
    const [lowest, highest, power] = [this.#lowest, this.#highest, this.#power];
    this.#lowest = new Float32Array(room);
    this.#highest = new Float32Array(room);
    this.#power = new Float64Array(room);
    this.#lowest.set(lowest);
    this.#highest.set(highest);
    this.#power.set(power);
  }
}

function coarserLevel(finer: Level): Level {
  const peaks = Math.ceil(finer.power.length / LEVEL_FACTOR);
  const level = {
    samplesPerPeak: finer.samplesPerPeak * LEVEL_FACTOR,
    lowest: new Float32Array(peaks).fill(Infinity),
    highest: new Float32Array(peaks).fill(-Infinity),
    power: new Float64Array(peaks),
  };
  for (let peak = 0; peak < peaks; peak++) {
    const start = peak * LEVEL_FACTOR;
    const end = Math.min(finer.power.length, start + LEVEL_FACTOR);
    for (let index = start; index < end; index++) {
      level.lowest[peak] = Math.min(level.lowest[peak] ?? 0, finer.lowest[index] ?? 0);
      level.highest[peak] = Math.max(level.highest[peak] ?? 0, finer.highest[index] ?? 0);
      level.power[peak] = (level.power[peak] ?? 0) + (finer.power[index] ?? 0) / (end - start);
    }
  }
  return level;
}

function encode(levels: readonly Level[]): Uint8Array {
  const headerBytes = 4 + 8 * levels.length;
  const bytes = new Uint8Array(headerBytes + levels.reduce((sum, { power }) => sum + VALUES * power.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, levels.length, true);
  let offset = headerBytes;
  for (const [index, { samplesPerPeak, lowest, highest, power }] of levels.entries()) {
    view.setUint32(4 + 8 * index, samplesPerPeak, true);
    view.setUint32(8 + 8 * index, power.length, true);
    for (let peak = 0; peak < power.length; peak++) {
      view.setInt8(offset, scaled(lowest[peak] ?? 0));
      view.setInt8(offset + 1, scaled(highest[peak] ?? 0));
      view.setInt8(offset + 2, scaled(Math.sqrt(power[peak] ?? 0)));
      offset += VALUES;
    }
  }
  return bytes;
}

function scaled(value: number): number {
  return Math.max(-FULL_SCALE, Math.min(FULL_SCALE, Math.round(value * FULL_SCALE)));
}
