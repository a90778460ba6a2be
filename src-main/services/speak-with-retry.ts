import type { EngineClient } from '../engine/process/engine-client.ts';
import type { LinePriority } from '../engine/process/line-queue.ts';
import type { SpeakRequest } from '../engine/process/protocol.ts';
import type { SynthesisEvent } from '../engine/synthesis/synthesiser.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';

export type Speaker = Pick<EngineClient, 'speak'>;

/**
 * Queues a line of a batch at once. When the engine dies on it, it is asked for once more: the same request gives the same
 * samples, so the receiver goes on where it was.
 */
export function speakWithRetry(
  engine: Speaker,
  request: SpeakRequest,
  signal: AbortSignal | undefined,
  priority: LinePriority = 'batch',
): AsyncGenerator<SynthesisEvent> {
  const ask = (): AsyncIterable<SynthesisEvent> => engine.speak(request, { priority, ...(signal && { signal }) });
  return follow(ask(), ask);
}

async function* follow(first: AsyncIterable<SynthesisEvent>, ask: () => AsyncIterable<SynthesisEvent>): AsyncGenerator<SynthesisEvent> {
  let heard = 0;
  try {
    for await (const event of first) {
      if (event.kind === 'sound') heard += event.samples.length;
      yield event;
    }
    return;
  } catch (error) {
    if (!(error instanceof VoxloomError) || error.code !== 'engine.died') throw error;
  }
  let position = 0;
  for await (const event of ask()) {
    if (event.kind !== 'sound') {
      yield event;
      continue;
    }
    const samples = event.samples.subarray(Math.max(0, heard - position));
    position += event.samples.length;
    if (samples.length > 0) yield { kind: 'sound', samples };
  }
}
