import { parentPort } from 'node:worker_threads';

import { encodeMp3, type Mp3Shape } from './mp3-encoder.ts';

/** What a thread of `Mp3Workers` is asked and answers; sound and bytes are handed over, not copied. */
export interface Mp3Task {
  readonly id: number;
  readonly samples: Float32Array<ArrayBuffer>;
  readonly shape: Mp3Shape;
}

export interface Mp3Answer {
  readonly id: number;
  /** The memory of the sound, given back. */
  readonly room: ArrayBuffer;
  readonly bytes?: Uint8Array;
  readonly reason?: string;
}

parentPort?.on('message', (task: Mp3Task) => {
  void answerTo(task).then((answer) => {
    parentPort?.postMessage(answer, [answer.room]);
  });
});

async function answerTo({ id, samples, shape }: Mp3Task): Promise<Mp3Answer> {
  try {
    return { id, room: samples.buffer, bytes: await encodeMp3(samples, shape) };
  } catch (error) {
    return { id, room: samples.buffer, reason: error instanceof Error ? error.message : String(error) };
  }
}
