import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { isWindowStale, rebuildWindow } from '../../../../tools/start/window-build.ts';

describe('the build of the window', () => {
  let root: string;
  const build = async (folder: string): Promise<void> => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'index.html'), 'new');
  };
  const setTimes = async (path: string, time: number): Promise<void> => {
    for (const name of await readdir(path, { recursive: true })) await utimes(join(path, name), time, time);
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'voxloom-build-'));
    for (const folder of ['src-renderer/app', 'src-main/shared', 'dist/renderer']) await mkdir(join(root, folder), { recursive: true });
    for (const file of ['src-renderer/app/main.tsx', 'src-main/shared/a.ts', 'vite.config.ts', 'package-lock.json', 'dist/renderer/index.html']) await writeFile(join(root, file), 'old');
    await setTimes(root, 1_000);
    await utimes(join(root, 'dist/renderer/index.html'), 2_000, 2_000);
  });
  afterEach(() => rm(root, { recursive: true }));

  it('is fresh when it is newer than everything', async () => {
    expect(await isWindowStale(root)).toBe(false);
  });

  it.each(['src-renderer/app/main.tsx', 'src-main/shared/a.ts', 'vite.config.ts', 'package-lock.json'])('is stale when %s changed', async (file) => {
    await utimes(join(root, file), 3_000, 3_000);
    expect(await isWindowStale(root)).toBe(true);
  });

  it('is stale when a source is gone, and when it never was', async () => {
    await rm(join(root, 'src-renderer/app/main.tsx'));
    expect(await isWindowStale(root)).toBe(true);
    await rm(join(root, 'dist'), { recursive: true });
    expect(await isWindowStale(root)).toBe(true);
  });

  it('takes the place of the old one, also where there was none', async () => {
    await rebuildWindow(root, build);
    expect(await readFile(join(root, 'dist/renderer/index.html'), 'utf8')).toBe('new');
    await rm(join(root, 'dist'), { recursive: true });
    await rebuildWindow(root, build);
    expect(await readdir(join(root, 'dist'))).toEqual(['renderer']);
  });

  it('leaves the old one when it fails half way', async () => {
    const failing = rebuildWindow(root, async (folder) => {
      await build(folder);
      throw new Error('broken off');
    });
    await expect(failing).rejects.toThrow('broken off');
    expect(await readFile(join(root, 'dist/renderer/index.html'), 'utf8')).toBe('old');
    expect(await readdir(join(root, 'dist'))).toEqual(['renderer']);
  });
});
