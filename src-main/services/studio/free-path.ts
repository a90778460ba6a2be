import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { PROJECT_EXTENSION } from './author-path.ts';

/** Room for a number and the ending within the 255 bytes that file systems allow, in characters of up to 3 bytes. */
const LONGEST_NAME = 70;
const MOST_TRIES = 10_000;

/**
 * A path in `folder`, which is made if need be, for a new project of that title: "Title.vox", "Title 2.vox", ...
 * @throws VoxloomError `input.target-unwritable` when the folder cannot be had.
 */
export async function freeProjectPath(folder: string, title: string): Promise<string> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new VoxloomError('input.target-unwritable', `The folder "${folder}" cannot be made; choose another for your projects.`, { cause });
  });
  const name = fileNameOf(title);
  for (let number = 1; number <= MOST_TRIES; number++) {
    const path = join(folder, `${number === 1 ? name : `${name} ${number}`}${PROJECT_EXTENSION}`);
    if (!(await exists(path))) return path;
  }
  throw new VoxloomError('input.target-unwritable', `"${folder}" holds too many projects called "${name}"; choose another title.`);
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** A title without what some system refuses in a file's name. */
function fileNameOf(title: string): string {
  const name = title
    .replace(/[/\\:*?"<>|\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_NAME)
    .replace(/^[. ]+|[. ]+$/g, '');
  // A device's name with anything behind it is an ordinary name.
  return name === '' ? 'Untitled' : /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name) ? `${name.split('.')[0] ?? ''} project` : name;
}
