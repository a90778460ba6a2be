import { tracksInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { Asset, Clip, Track } from '../../../src-main/shared/domain/project-rows.ts';
import { pickFile } from '../../dialogs/file-browser/pick-file.ts';
import { formatMessage } from '../../i18n/messages.ts';
import { windowLanguage } from '../../i18n/window-language.ts';
import { newId } from '../../state/new-id.ts';
import { selectClips } from '../../state/select.ts';
import type { Studio } from '../../state/studio.ts';
import { withWork } from '../../state/works.ts';
import { DUCK_PRESETS } from '../../timeline/duck-presets.ts';
import { timelineStateOf } from '../../timeline/timeline-state.ts';
import type { Action } from '../action.ts';
import { canEdit, commit, documentOf, playhead, selectedTrack } from './here.ts';
import { words } from './timeline.messages.ts';

const hasTrack = (studio: Studio): boolean => canEdit(studio) && selectedTrack(studio) !== undefined;
const hasBed = (studio: Studio): boolean => canEdit(studio) && selectedTrack(studio)?.kind === 'bed';

/** The track that is selected, and new ones. */
export const trackActions: readonly Action[] = [
  { id: 'track.add', title: words.trackAdd, enabled: canEdit, run: addTrack },
  { id: 'track.importBed', title: words.bedImport, keys: ['Shift+KeyI'], enabled: canEdit, run: importBed },
  { id: 'track.rename', title: words.trackRename, enabled: hasTrack, run: (studio) => { timelineStateOf(studio).renamingTrackId.set(selectedTrack(studio)?.id ?? null); } },
  { id: 'track.moveUp', title: words.trackMoveUp, enabled: hasTrack, run: (studio) => moveTrack(studio, -1) },
  { id: 'track.moveDown', title: words.trackMoveDown, enabled: hasTrack, run: (studio) => moveTrack(studio, 1) },
  { id: 'track.mute', title: words.trackMute, keys: ['Alt+Shift+KeyM'], enabled: hasTrack, run: (studio) => toggle(studio, 'mute') },
  { id: 'track.solo', title: words.trackSolo, keys: ['Alt+Shift+KeyS'], enabled: hasTrack, run: (studio) => toggle(studio, 'solo') },
  { id: 'track.arm', title: words.trackArm, keys: ['Alt+Shift+KeyR'], enabled: hasTrack, run: (studio) => toggle(studio, 'armed') },
  { id: 'track.duck', title: words.trackDuck, keys: ['Alt+Shift+KeyD'], enabled: hasBed, run: toggleDuck },
  { id: 'track.bedSettings', title: words.bedSettings, enabled: hasBed, run: (studio) => { timelineStateOf(studio).settingBedId.set(selectedTrack(studio)?.id ?? null); } },
  { id: 'track.remove', title: words.trackRemove, enabled: hasTrack, run: removeTrack },
];

const SILENT_SETTINGS = { characterId: null, gainDb: 0, pan: 0, mute: false, solo: false, armed: false, content: null, duck: null } as const;

async function addTrack(studio: Studio): Promise<void> {
  const language = windowLanguage(studio.settings.get().language, navigator.languages);
  const id = newId();
  const name = formatMessage(words.newTrack, language, { number: documentOf(studio).tracks.size + 1 });
  const track: Omit<Track, 'order'> = { ...SILENT_SETTINGS, id, name, kind: 'voice' };
  const done = commit(studio, [{ name: 'track.add', arguments: { track, after: selectedTrack(studio)?.id ?? lastTrackId(studio) } }]);
  selectTrack(studio, id);
  await done;
}

/** A bed lands at the playhead: on the selected bed track, or on a new one that bears its name. One step of undo. */
async function importBed(studio: Studio): Promise<void> {
  const path = await pickFile(studio, 'audio');
  if (path === null) return;
  const projectId = studio.project.state.get()?.projectId;
  const imported = await withWork(studio, (workId, signal) => studio.connection.request('import.audio', { path, workId }, signal));
  // Another project may have been opened meanwhile; the sound would be out of place there.
  if (!imported || studio.project.state.get()?.projectId !== projectId) return;
  const asset: Asset = { ...imported, id: newId() };
  const selected = selectedTrack(studio);
  const trackId = selected?.kind === 'bed' ? selected.id : newId();
  const track: Omit<Track, 'order'> = { ...SILENT_SETTINGS, id: trackId, name: asset.name.slice(0, 100), kind: 'bed', content: 'music' };
  const clip: Clip = {
    id: newId(),
    trackId,
    lineId: null,
    takeId: null,
    assetId: asset.id,
    startSample: playhead(studio),
    offsetSamples: 0,
    lengthSamples: asset.lengthSamples,
    gainDb: 0,
    fadeInSamples: 0,
    fadeOutSamples: 0,
    envelope: [],
  };
  await commit(studio, [
    ...(trackId === selected?.id ? [] : [{ name: 'track.add', arguments: { track, after: lastTrackId(studio) } }]),
    { name: 'asset.add', arguments: { asset } },
    { name: 'clip.add', arguments: { clip } },
  ]);
  selectClips(studio, [clip.id]);
}

function lastTrackId(studio: Studio): string | null {
  return tracksInOrder(documentOf(studio)).at(-1)?.id ?? null;
}

export function selectTrack(studio: Studio, trackId: string): void {
  studio.selection.set((selection) => ({ ...selection, trackId }));
}

async function moveTrack(studio: Studio, by: 1 | -1): Promise<void> {
  const tracks = tracksInOrder(documentOf(studio));
  const id = selectedTrack(studio)?.id;
  const index = tracks.findIndex((track) => track.id === id);
  if (id === undefined || index + by < 0 || index + by >= tracks.length) return;
  const after = (by > 0 ? tracks[index + 1] : tracks[index - 2])?.id ?? null;
  await commit(studio, [{ name: 'track.move', arguments: { id, after } }]);
}

async function toggle(studio: Studio, name: 'mute' | 'solo' | 'armed'): Promise<void> {
  const track = selectedTrack(studio);
  if (track) await commit(studio, [{ name: 'track.change', arguments: { id: track.id, changes: { [name]: !track[name] } } }]);
}

async function toggleDuck(studio: Studio): Promise<void> {
  const track = selectedTrack(studio);
  if (track) await commit(studio, [{ name: 'track.change', arguments: { id: track.id, changes: { duck: track.duck ? null : DUCK_PRESETS.narration } } }]);
}

async function removeTrack(studio: Studio): Promise<void> {
  const track = selectedTrack(studio);
  if (track) await commit(studio, [{ name: 'track.remove', arguments: { id: track.id } }]);
}
