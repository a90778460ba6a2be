import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { appFileNames, findAppFile } from '../../../src-main/shells/app-files.ts';
import { hostilePaths } from '../../helpers/hostile-paths.ts';

describe('the files of the window', () => {
  let base: string;
  let folder: string;

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'voxloom-files-'));
    folder = join(base, 'renderer');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await mkdir(join(base, 'renderer-secret'));
    await writeFile(join(folder, 'index.html'), '<p>');
    await writeFile(join(folder, 'assets', 'main-B3x_9-Q.js'), 'code');
    await writeFile(join(base, 'renderer-secret', 'secret.txt'), 'secret');
    await writeFile(join(base, 'secret.txt'), 'secret');
    await symlink(join(base, 'secret.txt'), join(folder, 'assets', 'link.txt'));
    await symlink(join(base, 'renderer-secret'), join(folder, 'assets', 'linked'));
  });

  afterAll(async () => {
    await rm(base, { recursive: true });
  });

  it('are found by their URL, with their type', async () => {
    expect(await findAppFile(folder, '/')).toMatchObject({ bytes: 3, contentType: 'text/html; charset=utf-8' });
    expect(await findAppFile(folder, '/assets/main-B3x_9-Q.js')).toMatchObject({ bytes: 4, contentType: 'text/javascript; charset=utf-8' });
    expect(await findAppFile(folder, '/%61ssets/main-B3x_9-Q.js')).toMatchObject({ bytes: 4 });
  });

  it.each(['/assets', '/assets/', '/none.js', '/index.html/x', ''])('are not %j', async (path) => {
    expect(await findAppFile(folder, path)).toBeUndefined();
  });

  it.each(['/assets/link.txt', '/assets/linked/secret.txt'])('are not what a link leads out to: %s', async (path) => {
    expect(appFileNames(path)).toBeDefined();
    expect(await findAppFile(folder, path)).toBeUndefined();
  });

  it('are never reached by 500 hostile paths', async () => {
    const paths = hostilePaths('secret.txt', base);
    expect(new Set(paths).size).toBeGreaterThanOrEqual(500);
    for (const path of paths) expect({ path, file: await findAppFile(folder, path) }).toEqual({ path, file: undefined });
  });

  it('are names below the folder, whatever the URL says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '\\', '.', '%', '2', '5', 'e', 'E', 'f', 'C', '0', ':', 'a', ' ', '\u0000', '~') }).map((text) => `/${text}`), (path) => {
        for (const name of appFileNames(path) ?? []) expect(name).toMatch(/^(?!\.)[\w.-]+$/);
        expect(appFileNames(path) ?? []).not.toContain('..');
      }),
      { numRuns: 5_000, seed: 7 },
    );
  });
});
