import { tracksInOrder } from '../../../src-main/shared/domain/in-order.ts';
import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { emptyDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { Clip, ProjectSettings, Track } from '../../../src-main/shared/domain/project-rows.ts';
import { samplesPerFrame } from '../../../src-main/shared/domain/timecode.ts';
import type { Studio } from '../../state/studio.ts';
import { endOfClip } from '../../timeline/timeline-layout.ts';
import { settingsOf } from '../../timeline/timeline-scene.ts';

/* What actions on the timeline ask of the window. */

const EMPTY = emptyDocument();

export function documentOf(studio: Studio): ProjectDocument {
  return studio.project.state.get()?.document ?? EMPTY;
}

export function settings(studio: Studio): ProjectSettings {
  return settingsOf(documentOf(studio));
}

export const isOpen = (studio: Studio): boolean => studio.project.state.get() !== null;
export const canEdit = (studio: Studio): boolean => studio.project.state.get()?.readOnly === false;
export const hasClips = (studio: Studio): boolean => canEdit(studio) && selectedClips(studio).length > 0;

/** Selected clips that are still there, by their start. */
export function selectedClips(studio: Studio): Clip[] {
  const { clips } = documentOf(studio);
  return studio.selection
    .get()
    .clipIds.flatMap((id) => clips.get(id) ?? [])
    .sort((a, b) => a.startSample - b.startSample);
}

export function selectedTrack(studio: Studio): Track | undefined {
  const { trackId } = studio.selection.get();
  return trackId === null ? undefined : documentOf(studio).tracks.get(trackId);
}

export function playhead(studio: Studio): number {
  return Math.max(0, Math.round(studio.transport.positionSamples()));
}

/** A frame of the project, in whole samples. */
export function oneFrame(studio: Studio): number {
  return Math.round(samplesPerFrame(settings(studio).frameRate));
}

/** Clips that the playhead is over: the selected ones, or else those of the selected track, or else all. */
export function clipsUnderPlayhead(studio: Studio): Clip[] {
  const at = playhead(studio);
  const isUnder = (clip: Clip): boolean => clip.startSample < at && endOfClip(clip) > at;
  const selected = selectedClips(studio).filter(isUnder);
  if (selected.length > 0) return selected;
  const under = [...documentOf(studio).clips.values()].filter(isUnder);
  const onTrack = under.filter(({ trackId }) => trackId === studio.selection.get().trackId);
  return onTrack.length > 0 ? onTrack : under;
}

/** Index of each track from the top. */
export function trackIndexes(studio: Studio): ReadonlyMap<string, number> {
  return new Map(tracksInOrder(documentOf(studio)).map(({ id }, index) => [id, index]));
}

/** One step of undo; presses of a key in a row with the same `mergeKey` are one as well. */
export async function commit(studio: Studio, calls: readonly CommandCall[], mergeKey?: string): Promise<void> {
  if (calls.length > 0) await studio.project.commit(calls, mergeKey);
}
