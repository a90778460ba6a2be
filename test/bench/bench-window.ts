import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

import { openStudio } from '../../src-main/services/studio/open-studio.ts';
import { findBrowser } from '../../src-main/shells/web/find-browser.ts';
import type { WebShellOptions } from '../../src-main/shells/web/web-shell.ts';
import { WebShell } from '../../src-main/shells/web/web-shell.ts';

/** @throws Error where there is no Chromium, Chrome or Edge. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser({ platform: process.platform, environment: process.env, home: homedir() });
  if (executablePath === undefined) throw new Error('This bench needs Chromium, Chrome or Edge: install one, or name it in VOXLOOM_BROWSER.');
  return await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

export type BenchFolders = Pick<WebShellOptions, 'dataFolder' | 'documentsFolder' | 'homeFolder' | 'voiceFolders'>;

/** The web shell without a window of its own. @returns the address that opens one, once */
export async function startShell(folders: BenchFolders, windowFolder: string, projectPath: string): Promise<{ readonly address: string; close(): Promise<void> }> {
  let address = '';
  const shell = await WebShell.start({
    ...folders,
    openStudio,
    projectPath,
    windowFolder: resolve(windowFolder),
    port: 0,
    browser: false,
    stay: true,
    tell(line) {
      address = /http:\S+/.exec(line)?.[0] ?? address;
    },
    report(error) {
      console.error(error);
    },
  });
  return { address, close: () => shell.close() };
}
