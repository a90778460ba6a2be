import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A browser that was asked to go has this long. */
const CLOSE_LIMIT_MS = 2_000;

export interface BrowserWindowOptions {
  readonly program: string;
  readonly profileFolder: string;
  readonly url: string;
  /** Called once when the browser is gone, with its last line when it failed. */
  readonly onExit: (failure: string | undefined) => void;
}

export interface BrowserWindow {
  /** Asks the browser to close, and then insists. */
  close(): Promise<void>;
}

/** Shows `url` as a window of its own, without tabs or address, in a Chromium browser. */
export function openBrowserWindow({ program, profileFolder, url, onExit }: BrowserWindowOptions): BrowserWindow {
  const browser = spawn(program, browserArguments(url, profileFolder, process.getuid?.() === 0), {
    // Its own group: Ctrl+C is for the studio, which then closes the window in good order.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lastWords = '';
  browser.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-2_000);
  });
  let gone = false;
  const exit = (failure: string | undefined): void => {
    if (gone) return;
    gone = true;
    onExit(failure);
  };
  browser.on('error', (error) => {
    exit(error.message);
  });
  browser.on('exit', (code) => {
    exit(code === 0 || code === null ? undefined : `exit code ${code}, ${lastWords.trim().split('\n').at(-1) ?? ''}`);
  });
  const running = (): boolean => browser.pid !== undefined && browser.exitCode === null && browser.signalCode === null;
  return {
    async close() {
      if (!running()) return;
      const exited = once(browser, 'exit');
      browser.kill('SIGTERM');
      const insist = setTimeout(() => browser.kill('SIGKILL'), CLOSE_LIMIT_MS);
      await exited;
      clearTimeout(insist);
    },
  };
}

/** @param asRoot Chromium's sandbox does not work for root, and it refuses to start with it. */
function browserArguments(url: string, profileFolder: string, asRoot: boolean): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profileFolder}`,
    '--window-size=1440,900',
    '--no-first-run',
    '--no-default-browser-check',
    // The studio is offline, and so is its window: what a browser would fetch for itself meets a proxy that is not there.
    // This machine's own addresses never go through a proxy.
    '--proxy-server=http://127.0.0.1:9',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-domain-reliability',
    '--no-pings',
    '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,CertificateTransparencyComponentUpdater,AutofillServerCommunication',
    // A studio's window plays when told to, without a click first.
    '--autoplay-policy=no-user-gesture-required',
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}
