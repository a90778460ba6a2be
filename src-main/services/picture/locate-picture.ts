import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { Picture } from '../../shared/domain/project-rows.ts';

/**
 * Where the file of a picture is: its own path, or a file of the same name and size beside the project, as when both were
 * moved to another machine.
 * @param projectPath of the project's file
 * @returns null when it is at neither place
 */
export async function locatePicture({ path, name, bytes }: Pick<Picture, 'path' | 'name' | 'bytes'>, projectPath: string): Promise<string | null> {
  if ((await fileSize(path)) !== null) return path;
  // A name out of a project file may say anything; only a file of that folder is meant.
  const beside = join(dirname(projectPath), basename(name));
  return name === basename(name) && (await fileSize(beside)) === bytes ? beside : null;
}

async function fileSize(path: string): Promise<number | null> {
  try {
    const status = await stat(path);
    return status.isFile() ? status.size : null;
  } catch {
    return null;
  }
}
