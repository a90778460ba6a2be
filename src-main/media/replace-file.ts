import { constants } from 'node:fs';
import type { RmOptions, Stats } from 'node:fs';
import * as nodeFileSystem from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import { openingFailure, systemCode, unwritable, writingFailure } from './file-failure.ts';
import { partialPathFor } from './partial-files.ts';

/** A file that is being made. Nobody sees it under its final name before it is whole. */
export interface PartialFile {
  /** The bytes are copied. They may still be on their way to the disk when this returns; a failure comes out of a later call. */
  append(bytes: Uint8Array): Promise<void>;
  /** Replaces bytes that were appended before; `position` counts from the start of the file. */
  overwrite(position: number, bytes: Uint8Array): Promise<void>;
}

/** What is used of `node:fs/promises`. */
export interface FileSystem {
  access(path: string, mode: number): Promise<void>;
  open(path: string, flags: string, mode?: number): Promise<FileHandle>;
  realpath(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: RmOptions): Promise<void>;
  stat(path: string): Promise<Stats>;
}

export interface ReplaceOptions {
  readonly signal?: AbortSignal | undefined;
  readonly fileSystem?: FileSystem;
  /** How long a rename is tried again while another program holds the target, in ms; 5 000 by default. */
  readonly retryForMs?: number;
}

/** Appended bytes are gathered to writes of this size, one of which is on its way while the next is gathered. */
const WRITE_BYTES = 2 * 1024 * 1024;
/**
 * After so many bytes the disk is told to begin keeping them: a system that is left to itself gathers gigabytes and then holds
 * up whoever writes, and whoever cancels. A slow disk takes half a second for as much.
 */
const KEEP_BYTES = 16 * 1024 * 1024;
const RETRY_EVERY_MS = 100;
/** Virus scanners and players hold a file for a moment on Windows, where a rename over it then fails with one of these. */
const BUSY_CODES: readonly (string | undefined)[] = ['EPERM', 'EBUSY', 'EACCES'];

/**
 * Makes or replaces the file `target` so that it is always either the old file or the whole new one: `fill` writes to a
 * temporary `.partial` file in the same folder, which is flushed to the disk and renamed over the target. Whatever fails,
 * and when `signal` aborts, the temporary file is removed and an old file stays as it was.
 * @throws VoxloomError `input.target-unwritable` before `fill` is called where the folder is missing or may not be written,
 * or the target is a folder, a device or write-protected; `export.failed` where the disk is full or faulty;
 * `engine.cancelled` on abort. What `fill` throws comes through.
 */
export async function replaceFile<Result>(
  target: string,
  fill: (file: PartialFile) => Promise<Result>,
  options: ReplaceOptions = {},
): Promise<Result> {
  const { signal, fileSystem = nodeFileSystem, retryForMs = 5000 } = options;
  throwIfCancelled(signal);
  const { path, mode } = await inspectTarget(target, fileSystem);
  const partialPath = partialPathFor(path);
  const handle = await fileSystem.open(partialPath, 'wx', mode).catch((error: unknown) => {
    throw openingFailure(target, error);
  });
  try {
    let result: Result;
    const file = new GatheringFile(handle, signal);
    try {
      result = await fill(file);
      await file.flush();
      await handle.sync();
    } finally {
      await file.settle();
      await handle.close();
    }
    await renameOver(partialPath, path, { fileSystem, retryForMs, signal });
    await syncFolder(dirname(path), fileSystem);
    return result;
  } catch (error) {
    // The first failure is the one to report; a temporary file that cannot even be removed is only litter.
    await fileSystem.rm(partialPath, { force: true, maxRetries: 5, retryDelay: RETRY_EVERY_MS }).catch(() => undefined);
    throw writingFailure(target, error);
  }
}

/** Throws the error that a cancelled export ends with. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new VoxloomError('engine.cancelled', 'The export was stopped, and nothing was written.', { cause: signal.reason });
}

class GatheringFile implements PartialFile {
  readonly #handle: FileHandle;
  readonly #signal: AbortSignal | undefined;
  #gathered = new Uint8Array(0);
  #gatheredBytes = 0;
  /** Holds what is being written. */
  #other = new Uint8Array(0);
  #writing: Promise<void> = Promise.resolve();
  #keeping: Promise<void> = Promise.resolve();
  #keptBytes = 0;
  #flushedBytes = 0;

  constructor(handle: FileHandle, signal: AbortSignal | undefined) {
    this.#handle = handle;
    this.#signal = signal;
  }

  async append(bytes: Uint8Array): Promise<void> {
    throwIfCancelled(this.#signal);
    for (let start = 0; start < bytes.length; ) {
      const part = bytes.subarray(start, start + WRITE_BYTES - this.#gatheredBytes);
      this.#makeRoom(this.#gatheredBytes + part.length);
      this.#gathered.set(part, this.#gatheredBytes);
      this.#gatheredBytes += part.length;
      start += part.length;
      if (this.#gatheredBytes === WRITE_BYTES) await this.#startWriting();
    }
  }

  async overwrite(position: number, bytes: Uint8Array): Promise<void> {
    await this.flush();
    if (position < 0 || position + bytes.length > this.#flushedBytes) throw new RangeError('Only written bytes can be replaced.');
    await this.#writeAll(bytes, position);
  }

  async flush(): Promise<void> {
    throwIfCancelled(this.#signal);
    await this.#startWriting();
    await this.#writing;
    await this.#keeping;
  }

  /** Nothing is written any more once this returns, whatever became of it. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.#writing, this.#keeping]);
  }

  /** Short files have no need of the whole room. */
  #makeRoom(length: number): void {
    if (this.#gathered.length >= length) return;
    const larger = new Uint8Array(Math.min(WRITE_BYTES, Math.max(2 * this.#gathered.length, length)));
    larger.set(this.#gathered.subarray(0, this.#gatheredBytes));
    this.#gathered = larger;
  }

  async #startWriting(): Promise<void> {
    await this.#writing;
    if (this.#flushedBytes - this.#keptBytes >= KEEP_BYTES) {
      await this.#keeping;
      this.#keptBytes = this.#flushedBytes;
      this.#keeping = this.#handle.datasync();
      this.#keeping.catch(() => undefined);
    }
    const bytes = this.#gathered.subarray(0, this.#gatheredBytes);
    this.#writing = this.#writeAll(bytes, this.#flushedBytes);
    // Whoever comes next hears of its failure; until then it must not count as unheard.
    this.#writing.catch(() => undefined);
    this.#flushedBytes += bytes.length;
    this.#gatheredBytes = 0;
    [this.#gathered, this.#other] = [this.#other, this.#gathered];
  }

  /** The system may take fewer bytes than it is given. */
  async #writeAll(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }
}

/** Where to write, behind links, and the permissions to keep. */
async function inspectTarget(target: string, fileSystem: FileSystem): Promise<{ path: string; mode: number }> {
  if (target === '' || /[/\\]$/.test(target)) throw unwritable(target, 'it is not the name of a file');
  try {
    const path = await fileSystem.realpath(resolve(target));
    const found = await fileSystem.stat(path);
    if (found.isDirectory()) throw unwritable(target, 'it is a folder; give the name of a file');
    // Renaming over a device or a pipe would destroy it.
    if (!found.isFile()) throw unwritable(target, 'it is not an ordinary file');
    await fileSystem.access(path, constants.W_OK).catch((error: unknown) => {
      throw unwritable(target, 'the file there is write-protected', error);
    });
    return { path, mode: found.mode & 0o777 };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { path: resolve(target), mode: 0o666 };
    throw openingFailure(target, error);
  }
}

async function renameOver(
  from: string,
  to: string,
  { fileSystem, retryForMs, signal }: { fileSystem: FileSystem; retryForMs: number; signal: AbortSignal | undefined },
): Promise<void> {
  const deadline = performance.now() + retryForMs;
  for (;;) {
    throwIfCancelled(signal);
    try {
      await fileSystem.rename(from, to);
      return;
    } catch (error) {
      if (!BUSY_CODES.includes(systemCode(error))) throw error;
      if (performance.now() >= deadline) throw unwritable(to, 'another program is using it', error);
      await wait(RETRY_EVERY_MS);
    }
  }
}

/** Makes the rename itself survive a power cut. Not every system lets a folder be opened or flushed: then it need not. */
async function syncFolder(folder: string, fileSystem: FileSystem): Promise<void> {
  const handle = await fileSystem.open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
