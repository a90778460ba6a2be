import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import { clipsOfTrack, tracksInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { samplesOfMs } from '../../../src-main/shared/domain/time.ts';
import { newId } from '../../state/new-id.ts';
import { selectClips } from '../../state/select.ts';
import type { Studio } from '../../state/studio.ts';
import { moveCalls } from '../../timeline/gestures/drag-clips.ts';
import { endOfClip } from '../../timeline/timeline-layout.ts';
import { timelineHasFocus } from '../../timeline/timeline-state.ts';
import { reveal } from '../../timeline/viewport.ts';
import { timelineStateOf } from '../../timeline/timeline-state.ts';
import type { Action } from '../action.ts';
import { canEdit, clipsUnderPlayhead, commit, documentOf, hasClips, isOpen, oneFrame, playhead, selectedClips, trackIndexes } from './here.ts';
import { words } from './timeline.messages.ts';

const TEN_MS = samplesOfMs(10);
const hasClipsHere = (studio: Studio): boolean => timelineHasFocus() && hasClips(studio);

/** Clips as wholes: where they are, whether they are, which are selected. */
export const clipActions: readonly Action[] = [
  { id: 'clip.split', title: words.split, keys: ['Mod+KeyK'], enabled: (studio) => canEdit(studio) && clipsUnderPlayhead(studio).length > 0, run: split },
  { id: 'clip.remove', title: words.remove, keys: ['Delete', 'Backspace'], enabled: hasClipsHere, run: (studio) => remove(studio, studio.view.get().ripple) },
  { id: 'clip.removeRipple', title: words.removeRipple, keys: ['Shift+Delete'], enabled: hasClipsHere, run: (studio) => remove(studio, true) },
  { id: 'clip.duplicate', title: words.duplicate, keys: ['Mod+KeyD'], enabled: hasClips, run: duplicate },
  { id: 'clip.nudgeFrameBack', title: words.nudgeFrameBack, keys: ['Alt+ArrowLeft'], enabled: hasClips, run: (studio) => nudge(studio, -oneFrame(studio)) },
  { id: 'clip.nudgeFrameForward', title: words.nudgeFrameForward, keys: ['Alt+ArrowRight'], enabled: hasClips, run: (studio) => nudge(studio, oneFrame(studio)) },
  { id: 'clip.nudgeBack10', title: words.nudgeBack10, keys: ['Alt+Shift+ArrowLeft'], enabled: hasClips, run: (studio) => nudge(studio, -TEN_MS) },
  { id: 'clip.nudgeForward10', title: words.nudgeForward10, keys: ['Alt+Shift+ArrowRight'], enabled: hasClips, run: (studio) => nudge(studio, TEN_MS) },
  { id: 'clip.toPlayhead', title: words.toPlayhead, keys: ['KeyP'], enabled: hasClips, run: toPlayhead },
  { id: 'clip.trackUp', title: words.trackUp, keys: ['Alt+ArrowUp'], enabled: hasClipsHere, run: (studio) => changeTrack(studio, -1) },
  { id: 'clip.trackDown', title: words.trackDown, keys: ['Alt+ArrowDown'], enabled: hasClipsHere, run: (studio) => changeTrack(studio, 1) },
  { id: 'clip.next', title: words.next, keys: ['Period'], enabled: isOpen, run: (studio) => { selectNeighbour(studio, 1); } },
  { id: 'clip.previous', title: words.previous, keys: ['Comma'], enabled: isOpen, run: (studio) => { selectNeighbour(studio, -1); } },
  { id: 'clip.selectAll', title: words.selectAll, keys: ['Mod+KeyA'], enabled: timelineHasFocus, run: (studio) => { selectClips(studio, documentOf(studio).clips.keys()); } },
];

async function split(studio: Studio): Promise<void> {
  const atSample = playhead(studio);
  const halves = clipsUnderPlayhead(studio).map(({ id }) => ({ id, newId: newId() }));
  await commit(studio, halves.map(({ id, newId: second }) => ({ name: 'clip.split', arguments: { id, atSample, newId: second } })));
  selectClips(studio, halves.map(({ newId: second }) => second));
}

async function remove(studio: Studio, ripple: boolean): Promise<void> {
  const ids = selectedClips(studio).map(({ id }) => id);
  await commit(studio, [{ name: 'clip.remove', arguments: { ids, ripple } }]);
  selectClips(studio, []);
}

/** Copies stand right behind what they were made of, and are selected. */
async function duplicate(studio: Studio): Promise<void> {
  const clips = selectedClips(studio);
  const by = Math.max(...clips.map(endOfClip)) - Math.min(...clips.map(({ startSample }) => startSample));
  const copies = clips.map(({ id, startSample, trackId }) => ({ id, newId: newId(), startSample: startSample + by, trackId }));
  await commit(studio, [{ name: 'clip.duplicate', arguments: { copies } }]);
  selectClips(studio, copies.map((copy) => copy.newId));
}

function nudge(studio: Studio, bySamples: number): Promise<void> {
  return commit(studio, moveCalls(selectedClips(studio), bySamples, null, studio.view.get().ripple), 'clip.nudge');
}

function toPlayhead(studio: Studio): Promise<void> {
  const clips = selectedClips(studio);
  const first = Math.min(...clips.map(({ startSample }) => startSample));
  return commit(studio, moveCalls(clips, playhead(studio) - first, null, studio.view.get().ripple));
}

/** All or none: speech goes from voice track to voice track, a bed from bed to bed. */
async function changeTrack(studio: Studio, by: 1 | -1): Promise<void> {
  const tracks = tracksInOrder(documentOf(studio));
  const indexes = trackIndexes(studio);
  const clips = selectedClips(studio);
  const target = (clip: Clip) => tracks[(indexes.get(clip.trackId) ?? 0) + by];
  if (!clips.every((clip) => target(clip)?.kind === (clip.assetId === null ? 'voice' : 'bed'))) return;
  const calls: CommandCall[] = moveCalls(clips, 0, (clip) => target(clip)?.id ?? clip.trackId, false);
  await commit(studio, calls);
}

/** The next or previous clip of the track that the selection is on; without one, the first from the playhead. */
function selectNeighbour(studio: Studio, direction: 1 | -1): void {
  const document = documentOf(studio);
  const [first] = selectedClips(studio);
  const trackId = first?.trackId ?? studio.selection.get().trackId ?? tracksInOrder(document).find(({ id }) => clipsOfTrack(document, id).length > 0)?.id;
  if (trackId === undefined) return;
  const clips = clipsOfTrack(document, trackId);
  const at = playhead(studio);
  const present = first ? clips.findIndex(({ id }) => id === first.id) : -1;
  const fromPlayhead = direction > 0 ? clips.findIndex(({ startSample }) => startSample >= at) : clips.findLastIndex(({ startSample }) => startSample <= at);
  const found = clips[first ? present + direction : fromPlayhead];
  if (found) selectAndShow(studio, found);
}

/** Selects one clip and brings its start into view. */
export function selectAndShow(studio: Studio, clip: Clip): void {
  selectClips(studio, [clip.id]);
  const widthPx = timelineStateOf(studio).widthPx.get();
  studio.view.set((view) => ({ ...view, timeline: reveal(view.timeline, clip.startSample, widthPx) }));
}
