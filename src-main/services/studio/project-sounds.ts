import type { ProjectDatabase } from '../../database/project-database.ts';
import type { SoundReader } from '../../shared/mix/mix-block.ts';

/** The sounds of a project file as mixing reads them. */
export function projectSounds(database: Pick<ProjectDatabase, 'sound'>): SoundReader {
  return { read: (soundId, _channels, startFrame, frames) => database.sound(soundId)?.read(startFrame, frames) };
}
