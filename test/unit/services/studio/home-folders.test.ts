import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { HomeFolders } from '../../../../src-main/services/studio/home-folders.ts';
import { VoxloomError } from '../../../../src-main/shared/domain/voxloom-error.ts';

let root = '';
let home = '';
let folders: HomeFolders;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'voxloom-home-')));
  home = join(root, 'home');
  await mkdir(join(home, 'Scripts', 'Act 2'), { recursive: true });
  await mkdir(join(home, '.secret'));
  await mkdir(join(root, 'home-of-another'));
  await writeFile(join(root, 'home-of-another', 'letter.txt'), 'private');
  await writeFile(join(home, 'Scripts', 'line 10.txt'), 'ten');
  await writeFile(join(home, 'Scripts', 'line 9.txt'), 'nine');
  await writeFile(join(home, 'Scripts', '.hidden'), '');
  await symlink(join(root, 'home-of-another'), join(home, 'Scripts', 'way out'));
  await symlink(join(home, 'Scripts', 'line 9.txt'), join(home, 'Scripts', 'link to 9'));
  await symlink(join(home, 'nowhere'), join(home, 'Scripts', 'broken'));
  folders = await HomeFolders.at(home);
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

describe('folders of the home', () => {
  it('are listed folders first, as people count, without hidden entries and links that lead out', async () => {
    const { path, parent, entries } = await folders.list(join(home, 'Scripts'));
    expect({ path, parent }).toEqual({ path: join(home, 'Scripts'), parent: home });
    expect(entries.map(({ name, kind }) => `${kind} ${name}`)).toEqual(['folder Act 2', 'file line 9.txt', 'file line 10.txt', 'file link to 9']);
    expect(entries.find(({ name }) => name === 'line 10.txt')).toMatchObject({ bytes: 3, path: join(home, 'Scripts', 'line 10.txt') });
  });

  it('begin with the home itself, which has no parent', async () => {
    const view = await folders.list(null);
    expect(view.parent).toBeNull();
    expect(view.entries.map(({ name }) => name)).toEqual(['Scripts']);
  });

  it('show nothing outside, whatever the path looks like', async () => {
    const outside = join(root, 'home-of-another');
    for (const path of [outside, join(home, '..'), `${home}/../home-of-another`, join(home, 'Scripts', 'way out'), `${home}/Scripts/../..`, '/', join(home, '.secret'), 'Scripts', '', `${home}\0`, `${home}/Scripts/line 9.txt`]) {
      await expect(folders.list(path), path).rejects.toThrow(VoxloomError);
    }
  });

  it('never list a foreign file for any path made of hostile parts', async () => {
    const part = fc.constantFrom('..', '.', '', 'home', 'Scripts', 'way out', 'home-of-another', 'letter.txt', '%2e%2e', '..\\', '~', '\0', 'a'.repeat(300));
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const view = await folders.list(`${home}/${parts.join('/')}`).catch((error: unknown) => {
          expect(error).toBeInstanceOf(VoxloomError);
        });
        if (view) expect(view.path === home || view.path.startsWith(`${home}/`)).toBe(true);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('get new folders with plain names only, inside the home only', async () => {
    expect(await folders.create(home, 'New take')).toBe(join(home, 'New take'));
    await expect(folders.create(home, 'New take')).rejects.toMatchObject({ code: 'input.target-unwritable' });
    for (const name of ['..', '.', 'a/b', 'a\\b', '.hidden', 'CON', 'nul.txt', 'a:b', 'dot.', ' ', 'tab\t']) {
      await expect(folders.create(home, name), name).rejects.toMatchObject({ code: 'input.option' });
    }
    await expect(folders.create(join(home, 'Scripts', 'way out'), 'x')).rejects.toMatchObject({ code: 'input.file-missing' });
  });
});
