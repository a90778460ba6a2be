import type { EngineReport } from './protocol.ts';

/** The engine's end of the channel: the counterpart of `EngineHost`. */
export interface EnginePort {
  post(report: EngineReport): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The studio is gone, however it went. */
  onClose(listener: () => void): void;
}

/** As much of `process.parentPort` as the engine needs: what Electron gives a `utilityProcess`. */
export interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

/** As much of `process` as the engine needs. */
export interface ChildProcessSide extends Pick<NodeJS.Process, 'connected' | 'on' | 'send'> {
  readonly parentPort?: ParentPort;
}

/** The port that this process was started with: Electron's if it has one, else that of `child_process.fork`. */
export function connectedPort(host: ChildProcessSide = process): EnginePort {
  return host.parentPort ? utilityPort(host.parentPort) : forkedPort(host);
}

/** Electron ends a utility process with its parent, so its end needs no telling. */
function utilityPort(port: ParentPort): EnginePort {
  return {
    post(report) {
      port.postMessage(report);
    },
    onMessage(listener) {
      port.on('message', ({ data }) => {
        listener(data);
      });
    },
    onClose: () => undefined,
  };
}

function forkedPort(host: ChildProcessSide): EnginePort {
  return {
    post(report) {
      // A failing send means the studio is gone; 'disconnect' says so.
      if (host.connected) host.send?.(report, undefined, undefined, () => undefined);
    },
    onMessage(listener) {
      host.on('message', listener);
    },
    onClose(listener) {
      host.on('disconnect', listener);
    },
  };
}
