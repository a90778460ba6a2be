import { constants, copyFileSync, existsSync, statSync } from 'node:fs';

/** Copies a database file that nobody writes, and its write-ahead log: the two belong together. */
export function copyWithLog(path: string, copy: string): void {
  copyFileSync(path, copy, constants.COPYFILE_FICLONE);
  const log = `${path}-wal`;
  if (existsSync(log) && statSync(log).size > 0) copyFileSync(log, `${copy}-wal`, constants.COPYFILE_FICLONE);
}
