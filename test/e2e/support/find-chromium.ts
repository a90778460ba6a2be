import { homedir } from 'node:os';

import { findBrowser } from '../../../src-main/shells/web/find-browser.ts';
import { installDebianPackage } from './install-debian-package.ts';

/**
 * @returns absolute path of the system's Chromium, Chrome or Edge; on Debian its own package is installed where this may be done.
 * @throws Error with what to do, when there is none.
 */
export async function findChromium(): Promise<string> {
  const search = () => findBrowser({ platform: process.platform, environment: process.env, home: homedir() });
  const found = (await search()) ?? (installDebianPackage('chromium') ? await search() : undefined);
  if (found === undefined) throw new Error('The end-to-end tests need Chromium, Chrome or Edge: install one ("apt-get install chromium" as root on Debian), or set VOXLOOM_BROWSER to its absolute path.');
  return found;
}
