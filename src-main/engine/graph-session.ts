import { readFile } from 'node:fs/promises';

import { InferenceSession, Tensor } from 'onnxruntime-node';

import type { ProviderView } from '../shared/contract/views.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';

/** What models run on. The CPU is the reference that others are measured by. */
export type Provider = ProviderView['id'];

export interface InferenceOptions {
  /** Threads inside one operator of a model. */
  readonly threads: number;
  readonly provider: Provider;
  /** Told when a graph cannot run on the provider and does so on the CPU from now on. */
  readonly onNotice?: TellNotice;
}

/** One sentence for the author, and the technical reason for the details view. */
export type TellNotice = (message: string, detail: string) => void;

/** As ONNX Runtime calls them, and as their makers do. */
const NAMES: Readonly<Record<Provider, readonly [runtime: string, spoken: string]>> = {
  cpu: ['cpu', 'CPU'],
  webgpu: ['webgpu', 'WebGPU'],
  cuda: ['cuda', 'CUDA'],
  directml: ['dml', 'DirectML'],
  coreml: ['coreml', 'CoreML'],
};

/** One loaded graph. Runs on one session never overlap: ONNX Runtime's CPU provider gains nothing from it. */
export class GraphSession {
  readonly #file: string;
  readonly #options: InferenceOptions;
  #session: InferenceSession;
  #onCpu: boolean;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(file: string, options: InferenceOptions, session: InferenceSession, onCpu: boolean) {
    this.#file = file;
    this.#options = options;
    this.#session = session;
    this.#onCpu = onCpu;
  }

  /** Loads `file`; on the CPU if the provider cannot. Throws `voice.damaged` when it is no graph that can run. */
  static async open(file: string, options: InferenceOptions): Promise<GraphSession> {
    const { provider, threads, onNotice } = options;
    if (provider !== 'cpu') {
      try {
        return new GraphSession(file, options, await load(file, threads, provider), false);
      } catch (error) {
        tellFallback(provider, error, onNotice);
      }
    }
    return new GraphSession(file, options, await loadOnCpu(file, threads), true);
  }

  /** Runs the graph, on the CPU if the provider fails. Throws `engine.failed` when the runtime refuses. */
  async run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> {
    const turn = this.#last.then(() => this.#run(feeds));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (cause) {
      throw new VoxloomError('engine.failed', `The model "${this.#file}" failed. Try the line again.`, { cause });
    }
  }

  async #run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> {
    try {
      return await this.#session.run(feeds);
    } catch (error) {
      if (this.#onCpu) throw error;
      tellFallback(this.#options.provider, error, this.#options.onNotice);
      this.#session = await loadOnCpu(this.#file, this.#options.threads);
      this.#onCpu = true;
      return this.#session.run(feeds);
    }
  }
}

async function loadOnCpu(file: string, threads: number): Promise<InferenceSession> {
  try {
    return await load(file, threads, 'cpu');
  } catch (cause) {
    throw new VoxloomError('voice.damaged', `The model "${file}" cannot be loaded. Install the voice again.`, { cause });
  }
}

/** Given as bytes: the runtime itself finds no file inside a packed program, nor every path on Windows. */
async function load(file: string, threads: number, provider: Provider): Promise<InferenceSession> {
  return InferenceSession.create(await readFile(file), {
    executionProviders: [NAMES[provider][0]],
    executionMode: 'sequential',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Lengths vary from line to line: remembered patterns of memory would pile up.
    enableMemPattern: false,
    // Idle threads must sleep, not spin: the studio draws on the same cores.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}

function tellFallback(provider: Provider, error: unknown, tell: TellNotice | undefined): void {
  const detail = error instanceof Error ? error.message : String(error);
  tell?.(`The voice runs on the processor, because ${NAMES[provider][1]} does not work on this computer.`, detail);
}

/** float32 tensor of `shape` over `values`, not copied. */
export function floats(values: Float32Array, shape: readonly number[]): Tensor {
  return new Tensor('float32', values, shape);
}

/** int64 tensor of `shape` over whole numbers. */
export function integers(values: Iterable<number>, shape: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), shape);
}

/** The float32 values of a named output. Throws `engine.failed` when the graph gives none. */
export function floatsOf(outputs: Readonly<Record<string, Tensor>>, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) {
    throw new VoxloomError('engine.failed', `The model gave no "${name}". Install the voice again.`);
  }
  return data;
}

/** Smallest bucket that holds `length`; beyond the last, `length` itself. */
export function bucketFor(length: number, buckets: readonly number[]): number {
  return buckets.find((bucket) => bucket >= length) ?? length;
}

/** `values` followed by zeros up to `length`. */
export function padded(values: Float32Array, length: number): Float32Array {
  if (values.length === length) return values;
  const out = new Float32Array(length);
  out.set(values);
  return out;
}
