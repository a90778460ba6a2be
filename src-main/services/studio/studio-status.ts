import { setImmediate as later } from 'node:timers';

import type { EngineStatus } from '../../engine/process/engine-status.ts';
import type { EventBody } from '../../shared/contract/contract.ts';
import type { RenderQueueView } from '../../shared/contract/views.ts';
import type { ErrorCode } from '../../shared/domain/voxloom-error.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { StudioEvents } from './studio-events.ts';

/** What stays the same of an engine. */
export interface EngineFacts {
  /** Name of the first installed voice. */
  readonly voice: string | null;
  /** Threads inside one operator of a model. */
  readonly threads: number;
}

type Notice = EventBody<'notice'>;

/** What every window shows of the studio beside the project: told when it changes, and again to a window that comes later. */
export class StudioStatus {
  readonly #events: StudioEvents;
  readonly #about: EngineFacts;
  #engine: EngineStatus = { state: 'starting', residentBytes: 0 };
  #rendering: RenderQueueView = { paused: false, jobs: [] };
  /** What nobody could be told yet. */
  #unheard: Notice[];
  #hasWindow = false;

  /** @param notices from before anybody could hear them */
  constructor(events: StudioEvents, about: EngineFacts, notices: readonly string[]) {
    this.#events = events;
    this.#about = about;
    this.#unheard = notices.map((message) => ({ kind: 'warning', message }));
  }

  engineChanged(status: EngineStatus): void {
    this.#engine = status;
    this.#tellEngine();
  }

  renderingChanged(view: RenderQueueView): void {
    this.#rendering = view;
    this.#events.tell('render.changed', view);
  }

  notice(kind: Notice['kind'], message: string, code?: ErrorCode): void {
    const notice = { kind, message, ...(code && { code }) };
    if (this.#hasWindow) this.#events.tell('notice', notice);
    else this.#unheard.push(notice);
  }

  /** Something in the background failed. */
  failure(error: unknown): void {
    if (error instanceof VoxloomError) this.notice('failure', error.message, error.code);
    else this.notice('failure', 'Something went wrong inside Voxloom. Your work is safe; start Voxloom again if it happens once more.', 'request.failed');
  }

  /** A window has come: once it has its answer, it is told what it missed. */
  greet(): void {
    later(() => {
      this.#hasWindow = true;
      this.#tellEngine();
      this.#events.tell('render.changed', this.#rendering);
      for (const notice of this.#unheard.splice(0)) this.#events.tell('notice', notice);
    });
  }

  #tellEngine(): void {
    const { state, residentBytes } = this.#engine;
    this.#events.tell('engine.changed', { ...this.#about, state, residentBytes });
  }
}
