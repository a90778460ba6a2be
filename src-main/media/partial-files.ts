import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What `partialPathFor` makes: a name, twelve hexadecimal digits, the ending. */
const PARTIAL_NAME = /^.{1,40}\.[0-9a-f]{12}\.partial$/su;
/** A file that is still being written is never this old: it grows by the second. */
const LITTER_AFTER_MS = 60 * 60_000;

/**
 * A new name for a file that is being made, in the folder of the one it will replace. Its own short name: the target's may
 * already be as long as the file system allows.
 */
export function partialPathFor(path: string): string {
  return join(dirname(path), `${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}.partial`);
}

/**
 * Removes from `folder` what programs that were killed, or a power cut, left of files they were making: by their names ours,
 * and untouched for an hour, so that nothing goes that another Voxloom is writing. Whatever cannot be removed stays: it is
 * only litter. Never rejects.
 */
export async function sweepPartialFiles(folder: string, now = Date.now()): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const path of names.filter((name) => PARTIAL_NAME.test(name)).map((name) => join(folder, name))) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() && now - found.mtimeMs > LITTER_AFTER_MS) await rm(path, { force: true }).catch(() => undefined);
  }
}
