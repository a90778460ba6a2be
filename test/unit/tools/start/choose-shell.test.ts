import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { chooseShell } from '../../../../tools/start/choose-shell.ts';

describe('the shell that npm start chooses', () => {
  let root: string;
  const choose = (wish?: 'web' | 'electron', environment = {}) => chooseShell({ root, node: '/node', environment, wish });
  const put = async (folder: string, name: string): Promise<void> => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), '');
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'voxloom-choose-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('is the web shell without Electron, and says how to get it', () => {
    expect(choose()).toMatchObject({ shell: 'web', program: '/node', args: [join(root, 'src-main/shells/web/main.ts')] });
    expect(choose().sentence).toMatch(/Electron is not on this machine.*--get-electron/);
  });

  it('is Electron where its package has been given its binary', async () => {
    await put(join(root, 'node_modules/electron/dist/Electron.app'), 'Electron');
    await writeFile(join(root, 'node_modules/electron/path.txt'), 'Electron.app/Electron\n');
    expect(choose()).toMatchObject({ shell: 'electron', program: join(root, 'node_modules/electron/dist/Electron.app/Electron') });
    expect(choose('web').shell).toBe('web');
  });

  it('is the Electron that the environment names', async () => {
    await put(join(root, 'elsewhere'), 'electron');
    expect(choose(undefined, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') })).toMatchObject({ shell: 'electron', program: join(root, 'elsewhere/electron') });
    expect(choose(undefined, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'nowhere') }).shell).toBe('web');
  });
});
