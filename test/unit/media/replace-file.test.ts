import { mkdtemp, readFile, readdir, rm, stat, symlink, writeFile, chmod, lstat, mkdir } from 'node:fs/promises';
import * as nodeFileSystem from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceFile } from '../../../src-main/media/replace-file.ts';
import type { FileSystem, PartialFile } from '../../../src-main/media/replace-file.ts';
import { seededRandom } from '../../helpers/sound.ts';

let folder = '';
let target = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-replace-'));
  target = join(folder, 'take.wav');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

async function fill(file: PartialFile): Promise<string> {
  await file.append(Buffer.from('....new sound'));
  await file.overwrite(0, Buffer.from('RIFF'));
  await file.append(Buffer.from(', and its end'));
  return 'done';
}

/** The real file system, with one operation on the open file replaced. */
function failingHandle(operation: 'write' | 'sync' | 'datasync' | 'close', fail: (real: () => Promise<unknown>) => Promise<unknown>): FileSystem {
  return {
    ...nodeFileSystem,
    open: async (path, flags, mode): Promise<FileHandle> => {
      const handle = await nodeFileSystem.open(path, flags, mode);
      if (flags !== 'wx') return handle;
      return new Proxy(handle, {
        get: (real, name) => {
          const member: unknown = Reflect.get(real, name);
          if (typeof member !== 'function') return member;
          const call = (...values: unknown[]): unknown => Reflect.apply(member, real, values);
          return name === operation ? (...values: unknown[]) => fail(() => Promise.resolve(call(...values))) : call;
        },
      });
    },
  };
}

async function expectOldFileAlone(): Promise<void> {
  expect(await readdir(folder)).toEqual(['take.wav']);
  expect(await readFile(target, 'utf8')).toBe('old');
}

/** Appends 20 MB in pieces of any size, all out of one buffer, and gives what the file must then hold. */
async function fillLong(file: PartialFile): Promise<Buffer> {
  const random = seededRandom(5);
  const room = Buffer.alloc(3_000_000);
  const whole = Buffer.alloc(20_000_000);
  for (let length = 0; length < whole.length; ) {
    const piece = room.subarray(0, Math.min(whole.length - length, Math.floor(random() ** 3 * room.length)));
    piece.fill(Math.floor(random() * 256));
    piece.copy(whole, length);
    length += piece.length;
    await file.append(piece);
  }
  return whole;
}

describe('replaceFile', () => {
  test('keeps a long file byte by byte, though its pieces are overwritten once they were appended', async () => {
    const whole = await replaceFile(target, fillLong);
    expect((await readFile(target)).equals(whole)).toBe(true);
  });

  test('leaves the old file when the disk fails in the middle of a long one', async () => {
    await writeFile(target, 'old');
    const broken = failingHandle('datasync', () => Promise.reject(systemError('EIO')));
    await expect(replaceFile(target, fillLong, { fileSystem: broken })).rejects.toMatchObject({ code: 'export.failed' });
    await expectOldFileAlone();
    let writes = 0;
    const full = failingHandle('write', (real) => (++writes > 5 ? Promise.reject(systemError('ENOSPC')) : real()));
    await expect(replaceFile(target, fillLong, { fileSystem: full })).rejects.toMatchObject({ code: 'export.failed' });
    await expectOldFileAlone();
  });

  test('makes a new file and leaves nothing beside it', async () => {
    expect(await replaceFile(target, fill)).toBe('done');
    expect(await readFile(target, 'utf8')).toBe('RIFFnew sound, and its end');
    expect(await readdir(folder)).toEqual(['take.wav']);
  });

  test('shows the old file whole until the new one is whole', async () => {
    await writeFile(target, 'old');
    await replaceFile(target, async (file) => {
      await file.append(Buffer.alloc(1_000_000, 'n'));
      expect(await readFile(target, 'utf8')).toBe('old');
      const others = (await readdir(folder)).filter((name) => name !== 'take.wav');
      expect(others).toEqual([expect.stringMatching(/^take\.wav\..*\.partial$/)]);
    });
    expect((await stat(target)).size).toBe(1_000_000);
  });

  test('writes behind a link and keeps the permissions of the old file', async () => {
    const real = join(folder, 'real.wav');
    await writeFile(real, 'old');
    await chmod(real, 0o640);
    await symlink(real, target);
    await replaceFile(target, fill);
    expect((await lstat(target)).isSymbolicLink()).toBe(true);
    expect(await readFile(real, 'utf8')).toContain('new sound');
    expect((await stat(real)).mode & 0o777).toBe(0o640);
  });

  test.each(['ENOSPC', 'EDQUOT', 'EIO', 'EFBIG'])('keeps the old file when writing fails with %s', async (code) => {
    await writeFile(target, 'old');
    const fileSystem = failingHandle('write', () => Promise.reject(systemError(code)));
    await expect(replaceFile(target, fill, { fileSystem })).rejects.toMatchObject({ code: 'export.failed' });
    await expectOldFileAlone();
  });

  test.each(['sync', 'close'] as const)('keeps the old file when %s reports the disk full', async (operation) => {
    await writeFile(target, 'old');
    const fileSystem = failingHandle(operation, async (real) => {
      await real();
      throw systemError('ENOSPC');
    });
    const failure = replaceFile(target, fill, { fileSystem });
    await expect(failure).rejects.toMatchObject({ code: 'export.failed', message: expect.stringContaining('disk is full') as unknown });
    await expectOldFileAlone();
  });

  test('goes on when the system takes fewer bytes than it was given', async () => {
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      open: async (path, flags, mode) => {
        const handle = await nodeFileSystem.open(path, flags, mode);
        const write = handle.write.bind(handle);
        const shortWrite = (bytes: Uint8Array, offset: number, length: number, position: number): unknown =>
          write(bytes, offset, Math.min(length, 5), position);
        return Object.assign(handle, { write: shortWrite });
      },
    };
    await replaceFile(target, fill, { fileSystem });
    expect(await readFile(target, 'utf8')).toBe('RIFFnew sound, and its end');
  });

  test('passes on what the filler throws, and cleans up', async () => {
    await writeFile(target, 'old');
    const fault = new Error('the voice gave out');
    const failure = replaceFile(target, async (file) => {
      await file.append(Buffer.from('half'));
      throw fault;
    });
    await expect(failure).rejects.toBe(fault);
    await expectOldFileAlone();
  });

  test.each(['EPERM', 'EBUSY', 'EACCES'])('tries the rename again while %s says that another program holds the file', async (code) => {
    await writeFile(target, 'old');
    let attempts = 0;
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      rename: async (from, to) => {
        if (++attempts < 3) throw systemError(code);
        await nodeFileSystem.rename(from, to);
      },
    };
    await replaceFile(target, fill, { fileSystem });
    expect(attempts).toBe(3);
    expect(await readFile(target, 'utf8')).toContain('new sound');
  });

  test('gives up on a file that stays held, and says so', async () => {
    await writeFile(target, 'old');
    const fileSystem: FileSystem = { ...nodeFileSystem, rename: () => Promise.reject(systemError('EBUSY')) };
    await expect(replaceFile(target, fill, { fileSystem, retryForMs: 250 })).rejects.toMatchObject({
      code: 'input.target-unwritable',
      message: expect.stringContaining('another program') as unknown,
    });
    await expectOldFileAlone();
  });

  test('stops at an abort between two pieces, and at one during the rename', async () => {
    await writeFile(target, 'old');
    const between = new AbortController();
    const first = replaceFile(
      target,
      async (file) => {
        await file.append(Buffer.from('half'));
        between.abort();
        await file.append(Buffer.from('never'));
      },
      { signal: between.signal },
    );
    await expect(first).rejects.toMatchObject({ code: 'engine.cancelled' });
    await expectOldFileAlone();

    const during = new AbortController();
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      rename: () => {
        during.abort();
        return Promise.reject(systemError('EBUSY'));
      },
    };
    await expect(replaceFile(target, fill, { signal: during.signal, fileSystem })).rejects.toMatchObject({ code: 'engine.cancelled' });
    await expectOldFileAlone();
  });

  describe('refuses a target before anything is made', () => {
    const never = (): Promise<never> => Promise.reject(new Error('the filler was called'));
    const refused = (words: string): object => ({ code: 'input.target-unwritable', message: expect.stringContaining(words) as unknown });

    test('in a folder that does not exist', async () => {
      await expect(replaceFile(join(folder, 'missing', 'a.wav'), never)).rejects.toMatchObject(refused('does not exist'));
    });
    test('below a file', async () => {
      await writeFile(target, 'old');
      await expect(replaceFile(join(target, 'a.wav'), never)).rejects.toMatchObject(refused('is not a folder'));
    });
    test('that is a folder, by nature or by name', async () => {
      await mkdir(target);
      await expect(replaceFile(target, never)).rejects.toMatchObject(refused('is a folder'));
      await expect(replaceFile(`${join(folder, 'new')}/`, never)).rejects.toMatchObject(refused('not the name of a file'));
      await expect(replaceFile('', never)).rejects.toMatchObject(refused('not the name of a file'));
    });
    test('that is a device', async () => {
      const fileSystem: FileSystem = {
        ...nodeFileSystem,
        stat: async () => Object.assign(await nodeFileSystem.stat(folder), { isDirectory: () => false }),
      };
      await writeFile(target, 'old');
      await expect(replaceFile(target, never, { fileSystem })).rejects.toMatchObject(refused('not an ordinary file'));
    });
    test('whose name the system cannot hold', async () => {
      await expect(replaceFile(join(folder, 'a\0b.wav'), never)).rejects.toMatchObject(refused('does not accept'));
      await expect(replaceFile(join(folder, 'x'.repeat(5000)), never)).rejects.toMatchObject(refused('does not accept'));
    });
    test.each([
      ['EACCES', 'permission'],
      ['EROFS', 'only be read'],
    ])('whose folder answers %s', async (code, words) => {
      const fileSystem: FileSystem = { ...nodeFileSystem, open: () => Promise.reject(systemError(code)) };
      await expect(replaceFile(target, never, { fileSystem })).rejects.toMatchObject(refused(words));
    });
    test('that is write-protected', async () => {
      await writeFile(target, 'old');
      const fileSystem: FileSystem = { ...nodeFileSystem, access: () => Promise.reject(systemError('EACCES')) };
      await expect(replaceFile(target, never, { fileSystem })).rejects.toMatchObject(refused('write-protected'));
      await expectOldFileAlone();
    });
  });
});
