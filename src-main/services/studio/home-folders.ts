import { mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

import type { FolderView } from '../../shared/contract/views.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { authorPath, isPlainName } from './author-path.ts';

type Entry = FolderView['entries'][number];

/** Entries that are looked at in one go. */
const BATCH = 64;

/**
 * The folders a window without the system's dialogs may look into: those of the author's home. Links are followed before
 * they are judged, so none leads out. Hidden entries, and what is neither file nor folder, are left out.
 */
export class HomeFolders {
  readonly #home: string;

  private constructor(home: string) {
    this.#home = home;
  }

  static async at(home: string): Promise<HomeFolders> {
    return new HomeFolders(await realpath(home));
  }

  /**
   * @param path null for the home itself
   * @throws VoxloomError `input.file-missing` for a folder that is not there, may not be read or lies outside.
   */
  async list(path: string | null): Promise<FolderView> {
    const folder = await this.#folderInside(path ?? this.#home);
    const names = await readdir(folder).catch((cause: unknown) => {
      throw unreachable(folder, cause);
    });
    const entries: Entry[] = [];
    const seen = names.filter((name) => !name.startsWith('.'));
    for (let start = 0; start < seen.length; start += BATCH) {
      const batch = await Promise.all(seen.slice(start, start + BATCH).map((name) => this.#entry(folder, name)));
      entries.push(...batch.filter((entry) => entry !== undefined));
    }
    return { path: folder, parent: folder === this.#home ? null : dirname(folder), entries: entries.sort(foldersFirst) };
  }

  /**
   * @returns path of the new folder
   * @throws VoxloomError `input.option` for a name that not every system accepts, `input.target-unwritable`, `input.file-missing`
   */
  async create(parent: string, name: string): Promise<string> {
    if (!isPlainName(name)) throw new VoxloomError('input.option', `"${name}" cannot be the name of a folder; choose another.`);
    const folder = join(await this.#folderInside(parent), name);
    await mkdir(folder).catch((cause: unknown) => {
      const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
      const reason = exists ? 'there is already something of that name' : 'the system does not let you';
      throw new VoxloomError('input.target-unwritable', `The folder "${name}" was not made: ${reason}.`, { cause });
    });
    return folder;
  }

  async #folderInside(path: string): Promise<string> {
    const folder = await realpath(authorPath(path)).catch((cause: unknown) => {
      throw unreachable(path, cause);
    });
    if (!this.#holds(folder) || isHidden(relative(this.#home, folder))) {
      throw new VoxloomError('input.file-missing', `"${path}" is not in your home folder, so it cannot be shown here.`);
    }
    return folder;
  }

  async #entry(folder: string, name: string): Promise<Entry | undefined> {
    try {
      const path = join(folder, name);
      const target = await realpath(path);
      if (!this.#holds(target)) return undefined;
      const found = await stat(target);
      const kind = found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined;
      return kind && { name, path, kind, bytes: kind === 'file' ? found.size : 0, modifiedMs: found.mtimeMs };
    } catch {
      // Gone since it was listed, a broken link, or nothing the author may look at.
      return undefined;
    }
  }

  #holds(path: string): boolean {
    const inside = relative(this.#home, path);
    return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  }
}

function isHidden(inside: string): boolean {
  return inside.split(sep).some((part) => part.startsWith('.'));
}

function foldersFirst(a: Entry, b: Entry): number {
  if (a.kind !== b.kind) return a.kind === 'folder' ? -1 : 1;
  return a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: 'base' }) || (a.name < b.name ? -1 : 1);
}

function unreachable(path: string, cause: unknown): VoxloomError {
  return new VoxloomError('input.file-missing', `There is no folder "${path}" that you may look into.`, { cause });
}
