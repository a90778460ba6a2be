import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { chromium } from 'playwright-core';

import { answerFileBrowser } from './answer-file-browser.ts';
import type { AuthorHome } from './author-home.ts';
import { findChromium } from './find-chromium.ts';
import type { OpenStudio } from './running-studio.ts';

const SHELL = fileURLToPath(new URL('../../../src-main/shells/web/main.ts', import.meta.url));
const START_LIMIT_MS = 30_000;

let browser: Browser | undefined;

/** The web shell over the folders of `home`, in a fresh window of the system's Chromium. */
export const openWebStudio: OpenStudio = async ({ home, project, viewport, colorScheme, locale, onContext }) => {
  const shell = await startShell(home, project);
  browser ??= await chromium.launch({
    executablePath: await findChromium(),
    // Sound is played as in the shell's own window, but nobody needs to hear the tests.
    args: ['--autoplay-policy=no-user-gesture-required', '--mute-audio', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const context = await browser.newContext({ viewport, colorScheme, locale });
  onContext(context, shell.pid);
  const page = await context.newPage();
  const openedAtMs = performance.now();
  await page.goto(shell.url);
  return {
    context,
    page,
    openedAtMs,
    pid: shell.pid,
    answerFileDialog: (path, ask) => answerFileBrowser(page, path, ask),
    stop: () => stop(shell, context),
    async kill() {
      await shell.end('SIGKILL');
      await context.close();
    },
  };
};

/** Ends the browser that the windows of a test file share. */
export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

interface Shell {
  readonly url: string;
  readonly pid: number;
  /** @returns the exit code; null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Its last words. */
  said(): string;
}

async function startShell(home: AuthorHome, project: string | undefined): Promise<Shell> {
  const flags = ['--no-browser', '--stay', '--data-folder', home.data, '--documents-folder', home.documents];
  const child = spawn(process.execPath, [SHELL, ...(project === undefined ? [] : [project]), ...flags], {
    env: { ...process.env, HOME: home.folder, USERPROFILE: home.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  let said = '';
  const address = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-4000);
        const url = /https?:\/\/\S+/.exec(said)?.[0];
        if (url !== undefined) resolve(url);
      });
  });
  const limit = new AbortController();
  const url = await Promise.race([address, exit.then(() => undefined), once(AbortSignal.any([AbortSignal.timeout(START_LIMIT_MS), limit.signal]), 'abort').then(() => undefined)]);
  limit.abort();
  if (url === undefined || child.pid === undefined) {
    child.kill('SIGKILL');
    throw new Error(`The web shell told no address in ${START_LIMIT_MS / 1000} s: ${said}`);
  }
  return {
    url,
    pid: child.pid,
    said: () => said,
    async end(signal) {
      child.kill(signal);
      const [code] = await exit;
      return code;
    },
  };
}

/** A studio that is closed in good order is left by its window first, as by a person. */
async function stop(shell: Shell, context: BrowserContext): Promise<void> {
  await context.close();
  const code = await shell.end('SIGTERM');
  if (code !== 0) throw new Error(`The web shell did not close in good order (exit code ${code ?? 'none'}): ${shell.said()}`);
}
