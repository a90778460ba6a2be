import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { SpeakRequest } from './protocol.ts';

/** Deaths of the process after which the line it was on is not tried again. */
const LIMIT = 2;

/** Remembers which requests took an engine process down with them, so that none can do it for ever. */
export class LineDeaths {
  readonly #counts = new Map<string, number>();

  /** @returns what the line's receiver is told. */
  record(request: SpeakRequest, cause: Error): VoxloomError {
    const key = keyOf(request);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    return this.refusal(request, cause) ?? died(request, 'Try it again.', cause);
  }

  /** @returns the error to answer with instead of speaking, if the request has done enough harm. */
  refusal(request: SpeakRequest, cause?: Error): VoxloomError | undefined {
    if (this.#counts.size === 0 || (this.#counts.get(keyOf(request)) ?? 0) < LIMIT) return undefined;
    return died(request, 'Change its text or its settings before trying it again.', cause);
  }
}

function died(request: SpeakRequest, advice: string, cause: Error | undefined): VoxloomError {
  const start = request.text.trim().slice(0, 40);
  return new VoxloomError('engine.died', `The voice engine stopped while speaking "${start}". ${advice}`, { cause });
}

function keyOf(request: SpeakRequest): string {
  return JSON.stringify(request, (_name, value: unknown) => (value instanceof Map ? [...value.entries()] : value));
}
