import { InferenceSession, Tensor } from 'onnxruntime-node';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';

/** One loaded graph. Runs on one session never overlap: ONNX Runtime's CPU provider gains nothing from it. */
export class GraphSession {
  private readonly session: InferenceSession;
  private readonly name: string;
  private last: Promise<unknown> = Promise.resolve();

  private constructor(session: InferenceSession, name: string) {
    this.session = session;
    this.name = name;
  }

  /**
   * Loads `file` for the CPU with `threads` threads inside an operator. Throws `voice.damaged` when it is no graph that
   * can run.
   */
  static async open(file: string, threads: number): Promise<GraphSession> {
    try {
      const session = await InferenceSession.create(file, {
        executionProviders: ['cpu'],
        executionMode: 'sequential',
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        // Lengths vary from line to line: remembered patterns of memory would pile up.
        enableMemPattern: false,
        // Idle threads must sleep, not spin: the studio draws on the same cores.
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      });
      return new GraphSession(session, file);
    } catch (cause) {
      throw new VoxloomError('voice.damaged', `The model "${file}" cannot be loaded. Install the voice again.`, { cause });
    }
  }

  /** Runs the graph. Throws `engine.failed` when the runtime refuses. */
  async run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> {
    const turn = this.last.then(() => this.session.run(feeds));
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (cause) {
      throw new VoxloomError('engine.failed', `The model "${this.name}" failed. Try the line again.`, { cause });
    }
  }
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
