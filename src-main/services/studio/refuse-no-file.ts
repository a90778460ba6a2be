import { stat } from 'node:fs/promises';

import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/**
 * Refuses folders, pipes and devices: a pipe would keep whoever opens it waiting. What is not there is left to the reader to say.
 * @throws VoxloomError `input.file-missing`.
 */
export async function refuseNoFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isFile()) throw new VoxloomError('input.file-missing', `"${path}" is no file.`);
}
