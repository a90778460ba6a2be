import { probePicture } from '../../media/video/probe-picture.ts';
import type { RequestHandlers } from '../../shared/contract/contract.ts';
import { abortSignalOf } from '../studio/abort-signal-of.ts';
import { authorPath } from '../studio/author-path.ts';
import type { PresentProject } from '../studio/present-project.ts';
import type { StudioEvents } from '../studio/studio-events.ts';
import { conformProgramme } from './conform-programme.ts';
import { locatePicture } from './locate-picture.ts';
import type { PictureFile } from './picture-file.ts';
import { openPictureFile } from './picture-file.ts';

type PictureRequests = Pick<RequestHandlers, 'picture.probe' | 'picture.find' | 'programme.conform'>;

/** The film of the project, and the speed that it runs at. */
export function pictureRequests(present: PresentProject, events: StudioEvents): PictureRequests {
  return {
    'picture.probe': ({ path }) => probePicture(authorPath(path)),
    'picture.find': async () => {
      const { session } = present.need();
      const [picture] = session.document.pictures.values();
      return { path: picture ? await locatePicture(picture, session.database.path) : null };
    },
    'programme.conform': async (input, signal) => {
      await conformProgramme(input, { present, events, signal: abortSignalOf(signal) });
      return {};
    },
  };
}

/** The file of a picture of the open project, wherever it is now. */
export async function findPictureFile(present: PresentProject, pictureId: string): Promise<PictureFile | undefined> {
  const session = present.now?.session;
  const picture = session?.document.pictures.get(pictureId);
  const path = session && picture && (await locatePicture(picture, session.database.path));
  return path == null ? undefined : openPictureFile(path);
}
