import { basename, dirname } from 'node:path';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';

/** A target that can never be written as it stands; the author has to choose another or mend it. */
export function unwritable(target: string, reason: string, cause?: unknown): VoxloomError {
  return new VoxloomError('input.target-unwritable', `"${target}" cannot be written: ${reason}.`, { cause });
}

/** Why a file could not be made in the target's folder. Errors that are not the file system's come back as they are. */
export function openingFailure(target: string, error: unknown): unknown {
  const folder = dirname(target);
  switch (systemCode(error)) {
    case 'ENOENT':
      return unwritable(target, `the folder "${folder}" does not exist`, error);
    case 'ENOTDIR':
      return unwritable(target, `"${folder}" is not a folder`, error);
    case 'EACCES':
    case 'EPERM':
      return unwritable(target, `you have no permission to write in "${folder}"`, error);
    case 'EROFS':
      return unwritable(target, `"${folder}" is on a disk that can only be read`, error);
    case 'ENAMETOOLONG':
    case 'EINVAL':
    case 'ERR_INVALID_ARG_VALUE':
      return unwritable(target, 'the system does not accept that name', error);
    default:
      return writingFailure(target, error);
  }
}

/** Why a file that was already open could not be finished. Errors that are not the file system's come back as they are. */
export function writingFailure(target: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const reason = FAILURES[code] ?? `the system reported ${code}`;
  const message = `"${basename(target)}" could not be finished: ${reason}. A file of that name is as it was before.`;
  return new VoxloomError('export.failed', message, { cause: error });
}

const FAILURES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'the disk cannot hold a file of that size',
  EIO: 'the disk reported a fault',
};

/** The code of an error of the file system, such as `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && !(error instanceof VoxloomError)
    ? error.code
    : undefined;
}
