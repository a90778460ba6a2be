import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { damagedVoice } from './damaged-voice.ts';

/**
 * Reads one file of a voice pack whole. `name` is safe (`isSafeFileName`). Throws `voice.damaged` when it is missing, larger
 * than `largestBytes`, not a plain file, or reached through a symbolic link, which could point out of the pack.
 */
export async function readPackFile(folder: string, name: string, largestBytes: number): Promise<Buffer> {
  let path = folder;
  const parts = name.split('/');
  for (const [depth, part] of parts.entries()) {
    path = join(path, part);
    const entry = await lstat(path).catch((error: unknown) => {
      throw damagedVoice(folder, `${name} is missing`, error);
    });
    const expected = depth === parts.length - 1 ? entry.isFile() : entry.isDirectory();
    if (!expected) throw damagedVoice(folder, `${name} is not a plain file`);
    if (entry.isFile() && entry.size > largestBytes) throw damagedVoice(folder, `${name} is larger than it may be`);
  }
  return readFile(path).catch((error: unknown) => {
    throw damagedVoice(folder, `${name} cannot be read`, error);
  });
}
