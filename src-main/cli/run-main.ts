import { constants } from 'node:os';

import type { EngineSettings } from '../services/start-engine.ts';
import { userFolders } from '../services/user-folders.ts';
import { runCommandLine } from './run-command-line.ts';
import { stopSignal } from './stop-signal.ts';

/** Runs the command line in this process, with its streams, signals and exit code. */
export async function runMain(args: readonly string[], engine: EngineSettings): Promise<void> {
  // Whoever read our words has gone (`| head`): the work goes on, and so does the cleaning up.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const stop = stopSignal();
  const code = await runCommandLine({
    args,
    standardInput: process.stdin,
    standardOutput: process.stdout,
    standardError: process.stderr,
    signal: stop.signal,
    engine,
    folders: userFolders(),
  });
  // As a shell counts: 130 after Ctrl+C.
  process.exitCode = stop.received ? 128 + constants.signals[stop.received] : code;
}
