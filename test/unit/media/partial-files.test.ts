import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { partialPathFor, sweepPartialFiles } from '../../../src-main/media/partial-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-partial-'));
});
afterEach(() => rm(folder, { recursive: true }));

const AN_HOUR_MS = 60 * 60_000;

async function fileOfAge(path: string, ageMs: number): Promise<string> {
  await writeFile(path, 'half a sound');
  const time = new Date(Date.now() - ageMs);
  await utimes(path, time, time);
  return basename(path);
}

describe('a file in the making', () => {
  it('lies beside its target under a name of its own that every file system takes', () => {
    const target = join(folder, `${'long name '.repeat(25)}.wav`);
    const names = Array.from({ length: 50 }, () => partialPathFor(target));
    expect(new Set(names).size).toBe(50);
    for (const name of names) {
      expect(dirname(name)).toBe(folder);
      expect(basename(name).length).toBeLessThan(70);
    }
  });

  it('is swept an hour after it was last written, whatever it was for', async () => {
    for (const target of ['mix.wav', '台词 🎧.mp3', `${'x'.repeat(200)}.wav`]) await fileOfAge(partialPathFor(join(folder, target)), AN_HOUR_MS + 5000);
    const young = await fileOfAge(partialPathFor(join(folder, 'mix.wav')), AN_HOUR_MS - 60_000);
    await sweepPartialFiles(folder);
    expect(await readdir(folder)).toEqual([young]);
  });
});

it('leaves everything alone that is not ours by its name, and every folder', async () => {
  const names = ['mix.wav', 'mix.partial', 'mix.wav.abcdef.partial', 'mix.wav.ABCDEF012345.partial', '.abcdef012345.partial', 'mix.wav.abcdef012345.partial.wav', `${'x'.repeat(60)}.abcdef012345.partial`];
  for (const name of names) await fileOfAge(join(folder, name), 10 * AN_HOUR_MS);
  const inner = join(folder, 'stems.abcdef012345.partial');
  await mkdir(inner);
  await utimes(inner, 1, 1);
  await sweepPartialFiles(folder);
  expect((await readdir(folder)).sort()).toEqual([...names, basename(inner)].sort());
});

it('a folder that is not there has nothing to sweep', async () => {
  await expect(sweepPartialFiles(join(folder, 'none'))).resolves.toBeUndefined();
});
