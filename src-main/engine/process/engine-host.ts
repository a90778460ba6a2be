import type { EngineCommand } from './protocol.ts';

/**
 * The studio's hold on one engine process, whatever carries its messages: `child_process.fork` under Node, a
 * `utilityProcess` and its message port under Electron. One host is one process; a restart makes a new host.
 */
export interface EngineHost {
  readonly pid: number | undefined;
  /** Never throws: a message to a process that is gone is dropped, since `onExit` tells the same news. */
  post(command: EngineCommand): void;
  /** Ends the process at once and unasked; `onExit` follows. */
  kill(): void;
}

export interface EngineHostEvents {
  /** A message as it arrived, not yet checked. */
  onMessage(message: unknown): void;
  /** Called exactly once, when the process is gone. `reason` is for the details view, never for the screen. */
  onExit(reason: string): void;
}

export type LaunchEngine = (events: EngineHostEvents) => EngineHost;
