import { isInputError, VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { WebShellOptions } from './web-shell.ts';
import { WebShell } from './web-shell.ts';

/** Closing takes no longer than this; the project's file is whole at any moment. */
const CLOSE_LIMIT_MS = 10_000;

/** Runs a web shell in this process until it ends, with its streams, signals and exit code. */
export async function runWebShell(options: () => Omit<WebShellOptions, 'tell' | 'report'>): Promise<void> {
  // Whoever read our words may have gone; the studio goes on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const report = (error: unknown): void => {
    console.error(error);
  };
  try {
    let stopped = false;
    const starting = WebShell.start({
      ...options(),
      tell(line) {
        console.log(line);
      },
      report,
    });
    const stop = (): void => {
      // A terminal and whoever started this process may both pass on one Ctrl+C.
      if (stopped) return;
      stopped = true;
      setTimeout(() => {
        console.error('Voxloom took too long to close, and was ended. Your project holds everything up to your last edit.');
        process.exit(1);
      }, CLOSE_LIMIT_MS).unref();
      starting.then((shell) => shell.close()).catch(() => undefined);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    const shell = await starting;
    await shell.ended;
    // Nothing of a closed studio is worth waiting for.
    process.exit(0);
  } catch (error) {
    console.error(error instanceof VoxloomError ? error.message : error);
    process.exit(isInputError(error) ? 2 : 1);
  }
}
