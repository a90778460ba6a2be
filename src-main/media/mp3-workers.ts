import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { Mp3Shape } from './mp3-encoder.ts';
import type { Mp3Answer, Mp3Task } from './mp3-worker.ts';

/**
 * Encoding is by far the most work of an export, and the stretches of a long sound are encoded apart from one another. More
 * threads than four would wait for the one that mixes and measures.
 */
export const MP3_THREADS = Math.min(4, Math.max(2, availableParallelism()));

interface Waiting {
  readonly thread: Thread;
  resolve(bytes: Uint8Array): void;
  reject(error: unknown): void;
}

interface Thread {
  readonly worker: Worker;
  tasks: number;
}

/** Threads that encode, beside the one that mixes. They start with the first tasks and end with `close`. */
export class Mp3Workers {
  readonly #threads: Thread[] = [];
  readonly #waiting = new Map<number, Waiting>();
  /** Memory of sounds that are encoded. */
  readonly #rooms: ArrayBuffer[] = [];
  #tasks = 0;

  /** @returns room for a sound to be encoded, of any content: what an earlier one has left where that is as long */
  room(samples: number): Float32Array<ArrayBuffer> {
    const index = this.#rooms.findIndex(({ byteLength }) => byteLength === samples * Float32Array.BYTES_PER_ELEMENT);
    const [used] = index < 0 ? [] : this.#rooms.splice(index, 1);
    return used ? new Float32Array(used) : new Float32Array(samples);
  }

  /** @param samples must not be used any more, nor what else is in their memory: they are handed over. */
  encode(samples: Float32Array<ArrayBuffer>, shape: Mp3Shape): Promise<Uint8Array> {
    const id = this.#tasks++;
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    const thread = this.#freest();
    thread.tasks += 1;
    this.#waiting.set(id, { thread, resolve, reject });
    thread.worker.postMessage({ id, samples, shape } satisfies Mp3Task, [samples.buffer]);
    return promise;
  }

  /** Ends the threads; whatever they were at is dropped. */
  async close(): Promise<void> {
    this.#waiting.clear();
    this.#rooms.length = 0;
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  /** The thread that has least to do; a new one while there may be more and none has nothing to do. */
  #freest(): Thread {
    const [freest] = this.#threads.toSorted((a, b) => a.tasks - b.tasks);
    if (freest && (freest.tasks === 0 || this.#threads.length === MP3_THREADS)) return freest;
    const thread = { worker: this.#open(), tasks: 0 };
    this.#threads.push(thread);
    return thread;
  }

  #open(): Worker {
    // Beside this module, as TypeScript or as what was built of it.
    const worker = new Worker(new URL(`./mp3-worker${extname(import.meta.url)}`, import.meta.url));
    worker.on('message', ({ id, room, bytes, reason }: Mp3Answer) => {
      this.#rooms.push(room);
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (waiting) waiting.thread.tasks -= 1;
      if (bytes) waiting?.resolve(bytes);
      else waiting?.reject(stopped(reason ?? 'no reason was given'));
    });
    worker.on('error', (error) => {
      for (const waiting of this.#waiting.values()) waiting.reject(stopped(error instanceof Error ? error.message : String(error)));
      this.#waiting.clear();
    });
    return worker;
  }
}

function stopped(reason: string): VoxloomError {
  return new VoxloomError('export.failed', `The MP3 encoder stopped: ${reason}. Export again, or choose another format.`);
}
