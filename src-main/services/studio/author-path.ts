import { extname, isAbsolute, normalize } from 'node:path';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

export const PROJECT_EXTENSION = '.vox';

/** Devices that Windows finds under any folder and with any extension. */
const DEVICE_NAMES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/**
 * A path that an author chose, in its shortest form.
 * @throws VoxloomError `input.option` for one that is relative, or that a system would take for something other than a file.
 */
export function authorPath(path: string): string {
  const parts = path.split(process.platform === 'win32' ? /[/\\]/ : '/').slice(1);
  if (!isAbsolute(path) || path.includes('\0')) throw refused(path, 'it is no full path');
  if (process.platform === 'win32' && parts.some((part) => DEVICE_NAMES.test(part) || part.includes(':'))) {
    throw refused(path, 'the system keeps that name for a device');
  }
  return normalize(path);
}

/** The same for a project that is to be written: a name without the ending of projects gets it. */
export function newProjectPath(path: string): string {
  const checked = authorPath(path);
  if (/[/\\]$/.test(checked)) throw refused(path, 'it is the name of a folder');
  return extname(checked).toLowerCase() === PROJECT_EXTENSION ? checked : checked + PROJECT_EXTENSION;
}

/**
 * Whether a name can be that of a new file or folder on every system.
 * @param name one part of a path
 */
export function isPlainName(name: string): boolean {
  return !/[/\\:*?"<>|\u0000-\u001f\u007f]/.test(name) && !/^\.|[. ]$/.test(name) && name.trim() !== '' && !DEVICE_NAMES.test(name);
}

/**
 * What the system's own refusal of a project's path is told as: a name too long, a folder one may not enter, a ring of links.
 * Errors of any other kind come back as they are.
 */
export function projectPathFailure(path: string, error: unknown): unknown {
  if (error instanceof VoxloomError || !(error instanceof Error && 'syscall' in error)) return error;
  return new VoxloomError('project.missing', `The system does not let Voxloom use "${path}". Check the name and its folder, or choose another.`, { cause: error });
}

function refused(path: string, reason: string): VoxloomError {
  return new VoxloomError('input.option', `"${path.replaceAll('\0', '\u2400')}" cannot be used: ${reason}.`);
}
