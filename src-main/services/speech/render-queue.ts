import type { RenderQueueView } from '../../shared/contract/views.ts';
import type { RenderedTake } from './rendered-take.ts';

/** One take to be made. */
export interface RenderRequest {
  readonly lineId: string;
  /** `own`: by the seed of the line. `new`: by a seed that no take of the line has yet (`unusedSeed`). */
  readonly seed: 'own' | 'new';
}

export interface RenderQueueOptions {
  /** Speaks a take; called for a few jobs at once, so that the engine never waits. Rejects when that fails. */
  readonly render: (request: RenderRequest, options: { readonly signal: AbortSignal; readonly onShare: (share: number) => void }) => Promise<RenderedTake>;
  /** Keeps a take: commits `take.add`. A rejection fails the job. */
  readonly onTake: (take: RenderedTake, request: RenderRequest) => void | Promise<void>;
  /** The queue has changed; at most 10 times a second. */
  readonly onChange: (view: RenderQueueView) => void;
  /** Where waiting jobs outlive the program. The strings mean nothing to the keeper. */
  readonly persistence: RenderQueuePersistence;
  /** How much work a line is, in any unit: its characters. */
  readonly sizeOf: (lineId: string) => number;
}

export interface RenderQueuePersistence {
  load(): readonly string[];
  save(jobs: readonly string[]): void;
}

export interface EnqueueOptions {
  /** Takes of each line: 1 has the line's own seed, more have seeds of their own. */
  readonly takes: number;
  /** Ahead of everything that waits: somebody listens. */
  readonly urgent?: boolean;
}

/** Takes that are to be rendered: most urgent first, a few at a time, one failure never stopping the rest. */
export interface RenderQueue {
  readonly view: RenderQueueView;
  /** A line that already waits is not queued twice, but may become more urgent; a failed one starts anew. */
  enqueue(lineIds: readonly string[], options: EnqueueOptions): void;
  /** Takes back jobs, running or waiting or failed; null takes back all. */
  cancel(lineIds: readonly string[] | null): void;
  /** Running jobs come to their end; no other begins. */
  pause(): void;
  resume(): void;
  /** Stops. What was not done is still there at the next start, paused. */
  close(): Promise<void>;
}
