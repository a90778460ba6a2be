import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createContext, Script } from 'node:vm';

/** What is called of Signalsmith Stretch's WASM module. Counts are samples a channel; buffers are its own memory. */
export interface StretchModule {
  readonly HEAP8: Int8Array;
  _presetDefault(channels: number, sampleRate: number): void;
  /** @returns address of `2 * channels` buffers of `length` floats: the inputs, then the outputs. */
  _setBuffers(channels: number, length: number): number;
  _inputLatency(): number;
  _outputLatency(): number;
  _reset(): void;
  /** Takes the input buffer as what came before, at a speed of input by output. */
  _seek(inputSamples: number, rate: number): void;
  _process(inputSamples: number, outputSamples: number): void;
}

type ProcessorClass = new (options: object) => { readonly wasmModule: StretchModule };

/**
 * A fresh module of Signalsmith Stretch. The package keeps it inside the AudioWorklet processor that it registers, so it is
 * given a world that looks like one: a context of its own, in which nothing of this process can be reached.
 * @throws Error when the package is not what this was written for
 */
export async function openStretchModule(sampleRate: number): Promise<StretchModule> {
  script ??= compile();
  script.catch(() => (script = undefined));
  let registered: ProcessorClass | undefined;
  let hear: () => void = () => undefined;
  // The processor's first word is that its module is there.
  const ready = new Promise<void>((resolve) => (hear = resolve));
  class AudioWorkletProcessor {
    readonly port = { onmessage: null, postMessage: hear };
  }
  const world = {
    AudioWorkletProcessor,
    registerProcessor: (_name: string, processor: ProcessorClass) => (registered = processor),
    sampleRate,
    currentTime: 0,
    console,
    // The library draws phases at random; the same sound is to become the same samples each time.
    crypto: { getRandomValues: (numbers: Uint8Array) => numbers.fill(1) },
  };
  (await script).runInContext(createContext(world));
  if (!registered) throw new Error('signalsmith-stretch registered no processor');
  const processor = new registered({ numberOfInputs: 1, numberOfOutputs: 1, outputChannelCount: [1] });
  await ready;
  return processor.wasmModule;
}

let script: Promise<Script> | undefined;
/** Finds the build of the package that is a plain script. */
const require = createRequire(import.meta.url);

async function compile(): Promise<Script> {
  return new Script(await readFile(require.resolve('signalsmith-stretch'), 'utf8'), { filename: 'signalsmith-stretch' });
}
