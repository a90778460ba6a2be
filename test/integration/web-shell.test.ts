import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { OpenStudio, StudioOptions } from '../../src-main/shared/contract/studio-host.ts';
import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';
import { WebShell } from '../../src-main/shells/web/web-shell.ts';
import { RecordedStudio } from '../contract/recorded-studio.ts';
import { enterStudio, openSocket } from '../helpers/web-client.ts';

/** Stands in for Chromium: opens the address it is given as a window would, and writes down how it was called. */
const BROWSER = `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const url = process.argv.find((arg) => arg.startsWith('--app=')).slice(6);
const { origin } = new URL(url);
(async () => {
  const response = await fetch(url, { redirect: 'manual' });
  const socket = new WebSocket(origin.replace('http', 'ws') + '/channel', { headers: { origin, cookie: response.headers.get('set-cookie').split(';')[0] } });
  socket.onopen = () => writeFileSync(process.env.BROWSER_LOG, JSON.stringify(process.argv.slice(2)));
})();
process.on('SIGTERM', () => process.exit(0));
`;

describe('the web shell', () => {
  let folder: string;
  let lines: string[];
  let opened: StudioOptions[];
  const closed = vi.fn();
  const shells: WebShell[] = [];

  const openStudio: OpenStudio = (options) => {
    opened.push(options);
    const studio = new RecordedStudio();
    return Promise.resolve({
      handlers: studio.handlers,
      subscribe: studio.subscribe,
      serveMedia: () => Promise.resolve({ status: 404, headers: {} }),
      close() {
        closed();
        return Promise.resolve();
      },
    });
  };

  const start = async (options: { browser?: boolean; stay?: boolean; port?: number } = {}): Promise<WebShell> => {
    const shell = await WebShell.start({
      openStudio,
      windowFolder: join(folder, 'window'),
      dataFolder: join(folder, 'data'),
      documentsFolder: join(folder, 'documents'),
      homeFolder: folder,
      voiceFolders: [],
      port: 0,
      browser: false,
      stay: false,
      tell: (line) => lines.push(line),
      report: (error) => lines.push(String(error)),
      ...options,
    });
    shells.push(shell);
    return shell;
  };
  const address = (): string => /http:\S+/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  const openWindow = async (): Promise<WebSocket> => {
    const socket = openSocket(await enterStudio(address()));
    await new Promise((resolve) => {
      socket.addEventListener('open', resolve);
    });
    return socket;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'voxloom-shell-'));
    await mkdir(join(folder, 'window'));
    await writeFile(join(folder, 'window', 'index.html'), '<p>');
    await writeFile(join(folder, 'browser.cjs'), BROWSER, { mode: 0o755 });
    [lines, opened] = [[], []];
    closed.mockClear();
    vi.stubEnv('VOXLOOM_BROWSER', join(folder, 'browser.cjs'));
    vi.stubEnv('BROWSER_LOG', join(folder, 'browser.json'));
  });

  afterEach(async () => {
    await Promise.all(shells.splice(0).map((shell) => shell.close()));
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  it('gives the studio what it is told, and tells what it cannot do', async () => {
    await start();
    expect(opened).toMatchObject([{ shell: 'web', dataFolder: join(folder, 'data'), capabilities: { nativeDialogs: false, nativeMenu: false, revealFile: false } }]);
  });

  it('ends with its last window, after the time a page needs to load anew', async () => {
    const shell = await start();
    const [first, ended] = [await openWindow(), vi.fn()];
    void shell.ended.then(ended);
    first.close();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(ended).not.toHaveBeenCalled();
    await shell.ended;
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('stays when it was asked to', async () => {
    const shell = await start({ stay: true });
    const ended = vi.fn();
    void shell.ended.then(ended);
    (await openWindow()).close();
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    expect(ended).not.toHaveBeenCalled();
  });

  it('closes the windows and then the studio, once', async () => {
    const shell = await start();
    const window = await openWindow();
    const gone = new Promise((resolve) => {
      window.addEventListener('close', ({ code }) => {
        resolve([code, closed.mock.calls.length]);
      });
    });
    await Promise.all([shell.close(), shell.close()]);
    expect(await gone).toEqual([1001, 0]);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('opens a browser with a profile of its own, beside another launch, and closes it in the end', async () => {
    const [first, second] = [await start({ browser: true }), await start({ browser: true })];
    expect(lines).toEqual([expect.stringContaining('opens in browser.cjs'), expect.stringContaining('opens in browser.cjs')]);
    await vi.waitFor(() => readFile(join(folder, 'browser.json')), { timeout: 5_000 });
    const args = JSON.parse(await readFile(join(folder, 'browser.json'), 'utf8')) as string[];
    expect(args).toContainEqual(expect.stringMatching(/^--app=http:\/\/127\.0\.0\.1:\d+\/enter\?token=[\w-]{43}$/));
    expect(args).toContainEqual(expect.stringMatching(/^--user-data-dir=.*\/data\/browser\/window-[12]$/));
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    await Promise.all([first.close(), second.close()]);
    expect(lines).toHaveLength(2);
    for (const number of [1, 2]) await expect(readFile(join(folder, 'data', 'browser', `window-${number}`, 'claimed-by'))).rejects.toThrow();
  });

  it('tells its address when the browser cannot show a window', async () => {
    await writeFile(join(folder, 'browser.cjs'), '#!/bin/sh\necho no display >&2\nexit 21\n', { mode: 0o755 });
    await start({ browser: true });
    await expect.poll(() => lines.length).toBe(2);
    expect(lines[1]).toMatch(/could not show the window \(exit code 21, no display\)/);
    await openWindow();
  });

  it('does not start on a port that is taken, and leaves no studio open', async () => {
    await start();
    const port = Number(new URL(address()).port);
    const failure = await start({ port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(VoxloomError);
    expect(failure).toMatchObject({ code: 'input.option' });
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('does not start without a built window', async () => {
    await rm(join(folder, 'window', 'index.html'));
    await expect(start()).rejects.toMatchObject({ code: 'input.file-missing' });
    expect(opened).toEqual([]);
  });
});
