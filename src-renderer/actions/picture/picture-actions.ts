import type { Picture } from '../../../src-main/shared/domain/project-rows.ts';
import { pickFile } from '../../dialogs/file-browser/pick-file.ts';
import { offeredPicture, pictureHasFocus } from '../../panels/picture/picture-state.ts';
import { filmFrame, pictureTiming, sampleOfFilmFrame } from '../../panels/picture/picture-timing.ts';
import type { Studio } from '../../state/studio.ts';
import { setDialog } from '../../state/window-view.ts';
import type { Action } from '../action.ts';
import { canEdit, documentOf, playhead, settings } from '../timeline/here.ts';
import { seek } from '../timeline/playhead-actions.ts';
import { words } from './picture.messages.ts';

const hasPicture = (studio: Studio): boolean => pictureOf(studio) !== undefined;

/** What can be done with the picture. Its steps share the arrow keys with the playhead's, which they go before while the keyboard is on the picture. */
export const pictureActions: readonly Action[] = [
  { id: 'picture.import', title: words.import, keys: ['Mod+Alt+KeyO'], inText: true, enabled: canEdit, run: offerFilm },
  { id: 'picture.find', title: words.find, enabled: (studio) => canEdit(studio) && hasPicture(studio), run: findFilm },
  { id: 'picture.remove', title: words.remove, enabled: (studio) => canEdit(studio) && hasPicture(studio), run: removePicture },
  { id: 'picture.stepFrameBack', title: words.stepFrameBack, keys: ['ArrowLeft'], takesKeys: pictureHasFocus, enabled: hasPicture, run: (studio) => { stepFrame(studio, -1); } },
  { id: 'picture.stepFrame', title: words.stepFrame, keys: ['ArrowRight'], takesKeys: pictureHasFocus, enabled: hasPicture, run: (studio) => { stepFrame(studio, 1); } },
];

function pictureOf(studio: Studio): Picture | undefined {
  return documentOf(studio).pictures.values().next().value;
}

async function offerFilm(studio: Studio): Promise<void> {
  const path = await pickFile(studio, 'picture');
  if (path !== null) await offerFilmAt(studio, path);
}

/** Looks into a film and shows what of it can be brought in. */
export async function offerFilmAt(studio: Studio, path: string): Promise<void> {
  offeredPicture(studio).set(await studio.connection.request('picture.probe', { path }));
  setDialog('picture')(studio);
}

/** The same film at another place: where it stands on the programme stays as it is. */
async function findFilm(studio: Studio): Promise<void> {
  const picture = pictureOf(studio);
  const path = picture ? await pickFile(studio, 'picture') : null;
  if (!picture || path === null) return;
  const { name, bytes } = await studio.connection.request('picture.probe', { path });
  await studio.project.commit([{ name: 'picture.change', arguments: { id: picture.id, changes: { path, name, bytes } } }]);
}

async function removePicture(studio: Studio): Promise<void> {
  const picture = pictureOf(studio);
  if (picture) await studio.project.commit([{ name: 'picture.remove', arguments: { id: picture.id } }]);
}

/** To the start of the film's next frame, or of this one or the one before. */
function stepFrame(studio: Studio, direction: 1 | -1): void {
  const picture = pictureOf(studio);
  if (!picture) return;
  const timing = pictureTiming(picture, settings(studio).conform);
  const at = playhead(studio);
  const frame = filmFrame(timing, at);
  const isOnFrame = sampleOfFilmFrame(timing, frame) === at;
  seek(studio, sampleOfFilmFrame(timing, direction > 0 ? frame + 1 : isOnFrame ? frame - 1 : frame));
}
