import type { LaunchModule } from '../../shared/contract/studio-host.ts';
import type { ElectronParts } from './electron-parts.ts';

/** How much of what a process last wrote to standard error is kept as the reason of its end, in characters. */
const KEPT_ERROR_TEXT = 4_000;

/** Runs a module in a utility process: Node without a window, sealed off from the studio. */
export function launchUtility(utilityProcess: ElectronParts['utilityProcess']): LaunchModule {
  return (modulePath, events) => {
    const child = utilityProcess.fork(modulePath, [], {
      stdio: ['ignore', 'ignore', 'pipe'],
      serviceName: 'Voxloom engine',
      // As under Node: sound passes through quickly and would otherwise let the young generation grow to many times its need.
      execArgv: ['--max-semi-space-size=8'],
    });
    let errorText = '';
    child.stderr?.on('data', (data: Buffer) => {
      errorText = (errorText + data.toString()).slice(-KEPT_ERROR_TEXT);
    });
    child.on('message', (message: unknown) => {
      events.onMessage(message);
    });
    child.on('exit', (code) => {
      events.onExit([`exit code ${String(code)}`, errorText.trim()].filter(Boolean).join('\n'));
    });
    return {
      get pid() {
        return child.pid;
      },
      post(message) {
        child.postMessage(message);
      },
      kill() {
        child.kill();
      },
    };
  };
}
