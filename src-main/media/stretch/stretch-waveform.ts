import { openStretchModule, type StretchModule } from './stretch-module.ts';

const SAMPLE_RATE = 48_000;
/** Input samples handed over at a time. */
const BLOCK = 4096;
/** Both ends are faded over 2 ms, so that what smears into them is no click. */
const FADE = 96;

/**
 * Changes how long mono sound at 48 kHz lasts and keeps its pitch, by Signalsmith Stretch. The latency of the method is taken
 * out: what sounds at a share of the input sounds at the same share of the output. The same input gives the same samples.
 * @param lengthSamples exactly what comes out; 0.5 to 2 times the input sounds as it should
 */
export async function stretchWaveform(samples: Float32Array, lengthSamples: number): Promise<Float32Array> {
  if (samples.length === 0 || lengthSamples <= 0) return new Float32Array(Math.max(0, lengthSamples));
  module ??= openStretchModule(SAMPLE_RATE);
  module.catch(() => (module = undefined));
  const stretched = run(await module, samples, lengthSamples);
  fadeEnds(stretched);
  return stretched;
}

/** One is enough: a run begins and ends without a pause in which another might. */
let module: Promise<StretchModule> | undefined;

function run(stretch: StretchModule, samples: Float32Array, lengthSamples: number): Float32Array {
  stretch._presetDefault(1, SAMPLE_RATE);
  const rate = samples.length / lengthSamples;
  const inputLatency = stretch._inputLatency();
  const outputLatency = stretch._outputLatency();
  const largest = Math.max(BLOCK + 2, inputLatency, Math.ceil(BLOCK / rate));
  const inputAt = stretch._setBuffers(1, largest);
  const outputAt = inputAt + largest * Float32Array.BYTES_PER_ELEMENT;
  const input = (): Float32Array => new Float32Array(stretch.HEAP8.buffer, inputAt, largest);
  const give = (from: number, count: number): void => {
    const block = input();
    block.fill(0, 0, count);
    block.set(samples.subarray(Math.min(from, samples.length), Math.min(from + count, samples.length)));
  };

  stretch._reset();
  give(0, inputLatency);
  stretch._seek(inputLatency, rate);
  const made = new Float32Array(outputLatency + lengthSamples);
  let taken = inputLatency;
  let written = 0;
  while (written < made.length) {
    const count = Math.min(Math.ceil(BLOCK / rate), made.length - written);
    const until = inputLatency + Math.round((written + count) * rate);
    give(taken, until - taken);
    stretch._process(until - taken, count);
    made.set(new Float32Array(stretch.HEAP8.buffer, outputAt, count), written);
    taken = until;
    written += count;
  }
  return made.slice(outputLatency);
}

function fadeEnds(samples: Float32Array): void {
  const length = Math.min(FADE, Math.floor(samples.length / 2));
  for (let index = 0; index < length; index += 1) {
    const gain = (index + 0.5) / length;
    samples[index] = (samples[index] ?? 0) * gain;
    const mirrored = samples.length - 1 - index;
    samples[mirrored] = (samples[mirrored] ?? 0) * gain;
  }
}
