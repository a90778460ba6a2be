import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';

import { ELECTRON, openElectronStudio } from './open-electron-studio.ts';
import { closeBrowser, openWebStudio } from './open-web-studio.ts';
import type { StudioLaunch } from './running-studio.ts';
import { StudioDriver } from './studio-driver.ts';

const FAILED = fileURLToPath(new URL('../../../test-results/failed', import.meta.url));

/** Shells that are on this machine. */
const SHELLS = [{ shell: 'the web shell', open: openWebStudio }, ...(ELECTRON === undefined ? [] : [{ shell: 'Electron', open: openElectronStudio }])];

/**
 * A journey through the studio, in each shell that is on this machine: its tests run in order, in one home folder and one
 * window. A test also fails when the window's console told of an error meanwhile; the window as it was is then kept under
 * `test-results/failed`. A journey fails when anything of it spoke to another machine.
 */
export function journey(name: string, tests: (studio: StudioDriver) => void, launch: Partial<Pick<StudioLaunch, 'viewport' | 'colorScheme' | 'locale'>> = {}): void {
  describe.each(SHELLS.map(({ shell, open }) => [shell, open] as const))(`${name}, in %s`, (_shell, open) => {
    const studio = new StudioDriver(open, launch);
    beforeAll(() => studio.start());
    afterEach(async ({ task }) => {
      const problems = studio.takeProblems();
      if (problems.length > 0 || task.result?.state === 'fail') await studio.page.screenshot({ path: `${FAILED}/${`${name}-${task.name}`.replace(/[^\p{L}\p{N}]+/gu, '-')}.png` }).catch(() => undefined);
      expect(problems, 'errors on the console of the window').toEqual([]);
    });
    afterAll(async () => {
      await studio.close();
      await closeBrowser();
      expect(studio.traffic.outside, 'addresses elsewhere that the window asked').toEqual([]);
      expect(studio.traffic.sockets, 'sockets of the studio that reached out of this machine').toEqual([]);
    });
    tests(studio);
  });
}
