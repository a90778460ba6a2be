import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ProjectDatabase } from '../../../database/project-database.ts';
import { freeProjectPath } from '../free-path.ts';

/**
 * Opens a copy of the sample for the author to keep, under a free name in `folder`, as a project of its own. The sample is
 * only read, byte by byte: where it lies, nothing may be written, not even what SQLite puts beside a file it reads.
 */
export async function copySample(sample: string, folder: string): Promise<ProjectDatabase> {
  const temporary = await mkdtemp(join(tmpdir(), 'voxloom-sample-'));
  try {
    const copy = join(temporary, 'sample.vox');
    await copyFile(sample, copy);
    const source = ProjectDatabase.open(copy);
    try {
      const target = await freeProjectPath(folder, source.readDocument().settings.get('project')?.title ?? '');
      await source.saveAs(target);
      return ProjectDatabase.open(target);
    } finally {
      source.close();
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
