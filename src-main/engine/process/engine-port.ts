import type { EngineReport } from './protocol.ts';

/** The engine's end of the channel: the counterpart of `EngineHost`. */
export interface EnginePort {
  post(report: EngineReport): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The studio is gone, however it went. */
  onClose(listener: () => void): void;
}

/** The port of a process made with `child_process.fork`. */
export function forkedPort(): EnginePort {
  return {
    post(report) {
      // A failing send means the studio is gone; 'disconnect' says so.
      if (process.connected) process.send?.(report, undefined, undefined, () => undefined);
    },
    onMessage(listener) {
      process.on('message', listener);
    },
    onClose(listener) {
      process.on('disconnect', listener);
    },
  };
}
