import { constants, accessSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

import { installDebianPackage } from './install-debian-package.ts';

/** Absolute paths of the programs that judge exported files from outside. */
export interface MediaTools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

/** @throws Error with what to do, when FFmpeg is not there and cannot be installed. */
export function findFfmpeg(): MediaTools {
  const found = onPath() ?? (installDebianPackage('ffmpeg') ? onPath() : undefined);
  if (!found) throw new Error('The end-to-end tests check exported files with FFmpeg: install it ("apt-get install ffmpeg" as root on Debian) so that ffmpeg and ffprobe are on the PATH.');
  return found;
}

function onPath(): MediaTools | undefined {
  const [ffmpeg, ffprobe] = [program('ffmpeg'), program('ffprobe')];
  return ffmpeg !== undefined && ffprobe !== undefined ? { ffmpeg, ffprobe } : undefined;
}

function program(name: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, file))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
