import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { EngineHost, LaunchEngine } from './engine-host.ts';
import type { EngineCommand, EngineOptions, EngineReport } from './protocol.ts';
import { engineReport } from './protocol.ts';

export interface SupervisorLimits {
  /** Time a start may take before it counts as failed. */
  readonly startMs: number;
  /** Silence after which the process counts as hung. */
  readonly silenceMs: number;
  /** Starts that fail in a row before the engine is given up. */
  readonly failedStarts: number;
  /** Wait before a process that died young is started again. */
  readonly restartMs: number;
  /** Time the process has to leave when asked to. */
  readonly stopMs: number;
}

export const SUPERVISOR_LIMITS: SupervisorLimits = {
  startMs: 20_000,
  silenceMs: 20_000,
  failedStarts: 3,
  restartMs: 500,
  stopMs: 2_000,
};

/** A process that lives shorter than this after its start may be in a loop of dying; its restart waits. */
const YOUNG_MS = 2_000;

export interface SupervisorEvents {
  /** The process can take commands. */
  onReady(): void;
  onReport(report: EngineReport): void;
  /** The process is gone, unasked; a new one is on its way. Nothing it had been told is left. */
  onDeath(cause: Error): void;
  /** It cannot be started at all. `start` may be called again. */
  onGivenUp(error: VoxloomError): void;
}

/** The process is asked for a sign of life this often before it counts as hung. */
const PINGS_IN_SILENCE = 4;

type State = 'down' | 'waiting' | 'starting' | 'ready' | 'leaving' | 'closed';

/** Keeps one engine process alive: starts it, listens for its heart, ends it when it hangs, and starts the next. */
export class EngineSupervisor {
  readonly #launch: LaunchEngine;
  readonly #options: EngineOptions;
  readonly #events: SupervisorEvents;
  readonly #limits: SupervisorLimits;
  #state: State = 'down';
  #host: EngineHost | undefined;
  #failedStarts = 0;
  #readyAtMs = 0;
  #unansweredPings = 0;
  #timer: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #killReason: string | undefined;
  #closing: Promise<void> | undefined;
  #gone: (() => void) | undefined;

  constructor(launch: LaunchEngine, options: EngineOptions, events: SupervisorEvents, limits: SupervisorLimits) {
    this.#launch = launch;
    this.#options = options;
    this.#events = events;
    this.#limits = limits;
  }

  get ready(): boolean {
    return this.#state === 'ready';
  }

  /** Id of the process, for whoever watches it from outside. */
  get pid(): number | undefined {
    return this.#host?.pid;
  }

  /** Starts the process if there is none. */
  start(): void {
    if (this.#state !== 'down') return;
    this.#state = 'starting';
    this.#killReason = undefined;
    // Events of a process that has been replaced are not heard.
    const host = this.#launch({
      onMessage: (message) => {
        if (this.#host === host) this.#hear(message);
      },
      onExit: (reason) => {
        if (this.#host === host) this.#bury(reason);
      },
    });
    this.#host = host;
    host.post({ kind: 'start', options: this.#options });
    this.#timer = setTimeout(() => {
      this.kill(`no start within ${this.#limits.startMs} ms`);
    }, this.#limits.startMs);
  }

  post(command: EngineCommand): void {
    this.#host?.post(command);
  }

  /** Ends a process that is beyond asking; the next one starts by itself. */
  kill(reason: string): void {
    this.#killReason ??= reason;
    this.#host?.kill();
  }

  /** Replaces the process by a fresh one. Call between lines only: what it works on is lost. */
  recycle(): void {
    if (this.#state !== 'ready') return;
    this.#leave();
  }

  /** Stops the process for good. Resolves when it is gone, at the latest `stopMs` later. */
  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      this.#gone = resolve;
      if (this.#host && this.#state !== 'leaving') this.#leave();
      if (!this.#host) {
        this.#clearTimers();
        resolve();
      }
      this.#state = 'closed';
    });
    return this.#closing;
  }

  #leave(): void {
    this.#clearTimers();
    this.#state = 'leaving';
    this.post({ kind: 'stop' });
    this.#timer = setTimeout(() => this.#host?.kill(), this.#limits.stopMs);
  }

  #hear(message: unknown): void {
    this.#unansweredPings = 0;
    const parsed = engineReport.safeParse(message);
    if (!parsed.success) {
      this.kill(`a report that is none: ${parsed.error.message}`);
      return;
    }
    const report = parsed.data;
    if (report.kind !== 'ready') {
      this.#events.onReport(report);
    } else if (this.#state === 'starting') {
      this.#clearTimers();
      this.#state = 'ready';
      this.#failedStarts = 0;
      this.#readyAtMs = performance.now();
      this.#unansweredPings = 0;
      this.#heartbeat = setInterval(() => {
        this.#listen();
      }, this.#limits.silenceMs / PINGS_IN_SILENCE);
      this.#events.onReady();
    }
  }

  // Pings are counted, not seconds: a computer that slept, or a studio that was busy itself, proves nothing.
  #listen(): void {
    if (this.#unansweredPings >= PINGS_IN_SILENCE) this.kill(`silent for ${this.#limits.silenceMs} ms`);
    this.#unansweredPings += 1;
    this.post({ kind: 'ping' });
  }

  #bury(exit: string): void {
    this.#clearTimers();
    this.#host = undefined;
    const state = this.#state;
    const cause = new Error([this.#killReason, exit].filter(Boolean).join('; '));
    if (state === 'closed') {
      this.#gone?.();
    } else if (state === 'leaving') {
      this.#state = 'down';
      this.start();
    } else if (state === 'starting' && ++this.#failedStarts >= this.#limits.failedStarts) {
      this.#state = 'down';
      this.#failedStarts = 0;
      this.#events.onGivenUp(
        new VoxloomError('engine.failed', 'The voice engine does not start on this computer.', { cause }),
      );
    } else {
      this.#startLater(state === 'starting' || performance.now() - this.#readyAtMs < YOUNG_MS);
      if (state === 'ready') this.#events.onDeath(cause);
    }
  }

  #startLater(young: boolean): void {
    this.#state = 'waiting';
    this.#timer = setTimeout(
      () => {
        this.#state = 'down';
        this.start();
      },
      young ? this.#limits.restartMs : 0,
    );
  }

  #clearTimers(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#heartbeat);
  }
}
