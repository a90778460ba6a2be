import { conformRatio } from '../../shared/domain/exact-rate.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Picture } from '../../shared/domain/project-rows.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';

/** The picture that an exported film has. */
export interface FilmPlan {
  readonly picture: Picture;
  /** Length of the picture on the programme by its length in its file. */
  readonly scale: number;
}

/** @throws VoxloomError `input.option` for a project without a picture. */
export function filmPlan(document: ProjectDocument): FilmPlan {
  const [picture] = document.pictures.values();
  if (!picture) throw new VoxloomError('input.option', 'This project has no picture to put the sound to. Choose its film first, or export the mix as a sound file.');
  return { picture, scale: conformRatio(document.settings.get('project')?.conform ?? null) };
}

/** Where the picture ends on the programme, in samples. */
export function endOfPicture({ picture }: FilmPlan): number {
  return picture.startSample + picture.lengthSamples;
}
