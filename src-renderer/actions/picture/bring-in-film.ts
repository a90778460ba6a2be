import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import type { ProbedPicture } from '../../../src-main/shared/contract/dubbing-views.ts';
import { conformRatio } from '../../../src-main/shared/domain/exact-rate.ts';
import { tracksInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { Asset, Clip, FrameRate, Picture, Track } from '../../../src-main/shared/domain/project-rows.ts';
import { startAtRate } from '../../../src-main/shared/domain/timecode.ts';
import { formatMessage } from '../../i18n/messages.ts';
import { windowLanguage } from '../../i18n/window-language.ts';
import { newId } from '../../state/new-id.ts';
import type { Studio } from '../../state/studio.ts';
import { withWork } from '../../state/works.ts';
import { DUCK_PRESETS } from '../../timeline/duck-presets.ts';
import { documentOf, settings } from '../timeline/here.ts';
import { words } from './picture.messages.ts';

export interface FilmChoice {
  /** Which of its sound tracks becomes a bed. */
  readonly soundTrack: number | null;
  readonly ducks: boolean;
  /** What timecode is to count from now on; null leaves it. */
  readonly frameRate: FrameRate | null;
}

/** Brings a film in: its picture at once, its sound as soon as it is stored, each as one step. */
export async function bringInFilm(studio: Studio, film: ProbedPicture, { soundTrack, ducks, frameRate }: FilmChoice): Promise<void> {
  const picture: Picture = { ...film, id: newId(), startSample: 0, lengthSamples: Math.round(film.lengthSamples * conformRatio(settings(studio).conform)) };
  const setRate: CommandCall[] = frameRate === null ? [] : [{ name: 'settings.change', arguments: { changes: { frameRate, startFrame: startAtRate(settings(studio), { ...settings(studio), frameRate }) } } }];
  await studio.project.commit([{ name: 'picture.set', arguments: picture }, ...setRate], undefined, 'programme.import');
  if (soundTrack === null) return;
  const projectId = studio.project.state.get()?.projectId;
  const sound = await withWork(studio, (workId, signal) => studio.connection.request('import.audio', { path: film.path, soundTrack, workId }, signal));
  // Another project may have been opened meanwhile; its sound would be out of place there.
  if (!sound || studio.project.state.get()?.projectId !== projectId) return;
  await studio.project.commit(originalSound(studio, { ...sound, id: newId() }, picture.startSample, ducks), undefined, 'programme.import');
}

function originalSound(studio: Studio, asset: Asset, startSample: number, ducks: boolean): CommandCall[] {
  const language = windowLanguage(studio.settings.get().language, navigator.languages);
  const track: Omit<Track, 'order'> = {
    id: newId(),
    name: formatMessage(words.originalTrack, language),
    kind: 'bed',
    content: 'original',
    duck: ducks ? DUCK_PRESETS.lector : null,
    characterId: null,
    gainDb: 0,
    pan: 0,
    mute: false,
    solo: false,
    armed: false,
  };
  const clip: Clip = {
    id: newId(),
    trackId: track.id,
    lineId: null,
    takeId: null,
    assetId: asset.id,
    startSample,
    offsetSamples: 0,
    lengthSamples: asset.lengthSamples,
    gainDb: 0,
    fadeInSamples: 0,
    fadeOutSamples: 0,
    envelope: [],
  };
  return [
    { name: 'asset.add', arguments: { asset } },
    { name: 'track.add', arguments: { track, after: tracksInOrder(documentOf(studio)).at(-1)?.id ?? null } },
    { name: 'clip.add', arguments: { clip } },
  ];
}
