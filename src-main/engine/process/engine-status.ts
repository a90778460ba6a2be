export interface EngineStatus {
  readonly state: 'starting' | 'ready' | 'restarting' | 'stopped';
  /** Resident size of the process; 0 while there is none. */
  readonly residentBytes: number;
}

/** Tells how the engine is, whenever that has changed. */
export class StatusTeller {
  readonly #tell: (status: EngineStatus) => void;
  #present: EngineStatus = { state: 'stopped', residentBytes: 0 };

  constructor(tell: (status: EngineStatus) => void) {
    this.#tell = tell;
  }

  /** Somebody wants a process; no news where one is already there or on its way. */
  wanted(): void {
    if (this.#present.state === 'stopped') this.become('starting');
  }

  become(state: EngineStatus['state'], residentBytes = 0): void {
    if (state === this.#present.state && residentBytes === this.#present.residentBytes) return;
    this.#present = { state, residentBytes };
    this.#tell(this.#present);
  }
}
