import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { EngineHost, EngineHostEvents } from './engine-host.ts';

/** How much of what the process last wrote to standard error is kept as the reason of its death, in characters. */
const KEPT_ERROR_TEXT = 4_000;

/** Starts the engine under the Node that runs the studio. Sound crosses as binary (structured clone), never as JSON. */
export function forkEngine(events: EngineHostEvents): EngineHost {
  const child = fork(fileURLToPath(new URL('./engine-process.ts', import.meta.url)), [], {
    serialization: 'advanced',
    // Debugger ports and test flags of the studio are not the engine's. Its space for short-lived objects is bounded (MB, of
    // three): left alone, V8 lets it grow to 130 MB over some hundred lines, of which a third is in use at most.
    execArgv: ['--max-semi-space-size=8'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });

  let errorText = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errorText = (errorText + text).slice(-KEPT_ERROR_TEXT);
  });

  let gone = false;
  const exit = (reason: string): void => {
    if (gone) return;
    gone = true;
    events.onExit([reason, errorText.trim()].filter(Boolean).join('\n'));
  };
  child.on('message', (message) => {
    if (!gone) events.onMessage(message);
  });
  // 'close' comes after the last of standard error; 'error' alone when the process never started.
  child.on('close', (code, signal) => {
    exit(signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
  });
  child.on('error', (error) => {
    if (child.pid === undefined) exit(error.message);
  });

  return {
    pid: child.pid,
    post(command) {
      if (child.connected) child.send(command, () => undefined);
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
}
