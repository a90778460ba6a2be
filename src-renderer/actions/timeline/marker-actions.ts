import type { Marker } from '../../../src-main/shared/domain/project-rows.ts';
import { formatMessage } from '../../i18n/messages.ts';
import { windowLanguage } from '../../i18n/window-language.ts';
import { newId } from '../../state/new-id.ts';
import type { Studio } from '../../state/studio.ts';
import { timelineStateOf } from '../../timeline/timeline-state.ts';
import type { Action } from '../action.ts';
import { canEdit, commit, documentOf, isOpen, oneFrame, playhead } from './here.ts';
import { words } from './timeline.messages.ts';
import { seek } from './playhead-actions.ts';

const PALETTE = 12;

export const markerActions: readonly Action[] = [
  { id: 'marker.add', title: words.markerAdd, keys: ['KeyM'], enabled: canEdit, run: add },
  { id: 'marker.rename', title: words.markerRename, keys: ['Shift+KeyM'], enabled: (studio) => canEdit(studio) && markerHere(studio) !== undefined, run: rename },
  { id: 'marker.remove', title: words.markerRemove, keys: ['Alt+KeyM'], enabled: (studio) => canEdit(studio) && markerHere(studio) !== undefined, run: remove },
  { id: 'marker.next', title: words.markerNext, keys: ['Shift+Period'], enabled: isOpen, run: (studio) => { goTo(studio, markersInOrder(studio).find(({ atSample }) => atSample > playhead(studio))); } },
  { id: 'marker.previous', title: words.markerPrevious, keys: ['Shift+Comma'], enabled: isOpen, run: (studio) => { goTo(studio, markersInOrder(studio).findLast(({ atSample }) => atSample < playhead(studio))); } },
];

function markersInOrder(studio: Studio): Marker[] {
  return [...documentOf(studio).markers.values()].sort((a, b) => a.atSample - b.atSample);
}

/** The marker at the playhead, give or take a frame. */
function markerHere(studio: Studio): Marker | undefined {
  const at = playhead(studio);
  const near = markersInOrder(studio).filter(({ atSample }) => Math.abs(atSample - at) <= oneFrame(studio));
  return near.sort((a, b) => Math.abs(a.atSample - at) - Math.abs(b.atSample - at))[0];
}

function add(studio: Studio): Promise<void> {
  const { size } = documentOf(studio).markers;
  const language = windowLanguage(studio.settings.get().language, navigator.languages);
  const marker: Marker = { id: newId(), atSample: playhead(studio), name: formatMessage(words.newMarker, language, { number: size + 1 }), colour: size % PALETTE };
  return commit(studio, [{ name: 'marker.add', arguments: { marker } }]);
}

function rename(studio: Studio): void {
  timelineStateOf(studio).renamingMarkerId.set(markerHere(studio)?.id ?? null);
}

async function remove(studio: Studio): Promise<void> {
  const marker = markerHere(studio);
  if (marker) await commit(studio, [{ name: 'marker.remove', arguments: { ids: [marker.id] } }]);
}

function goTo(studio: Studio, marker: Marker | undefined): void {
  if (marker) seek(studio, marker.atSample);
}
