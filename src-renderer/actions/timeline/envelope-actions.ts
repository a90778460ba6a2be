import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { samplesOfMs } from '../../../src-main/shared/domain/time.ts';
import type { Studio } from '../../state/studio.ts';
import { withPointAt } from '../../timeline/gestures/begin-gesture.ts';
import { envelopeCalls } from '../../timeline/gestures/move-envelope-point.ts';
import { endOfClip } from '../../timeline/timeline-layout.ts';
import type { Action } from '../action.ts';
import { canEdit, commit, hasClips, playhead, selectedClips } from './here.ts';
import { words } from './timeline.messages.ts';
import { seek } from './playhead-actions.ts';

const TEN_MS = samplesOfMs(10);

/** The envelope of the selected clip: points are added at the playhead, and the one nearest to it is the one that is changed. */
export const envelopeActions: readonly Action[] = [
  { id: 'envelope.addPoint', title: words.pointAdd, keys: ['KeyE'], enabled: (studio) => canEdit(studio) && clipUnder(studio) !== undefined, run: addPoint },
  { id: 'envelope.removePoint', title: words.pointRemove, keys: ['Shift+KeyE'], enabled: hasPoint, run: removePoint },
  { id: 'envelope.pointUp', title: words.pointUp, keys: ['Alt+PageUp'], enabled: hasPoint, run: (studio) => changePoint(studio, 0, 1) },
  { id: 'envelope.pointDown', title: words.pointDown, keys: ['Alt+PageDown'], enabled: hasPoint, run: (studio) => changePoint(studio, 0, -1) },
  { id: 'envelope.pointLeft', title: words.pointLeft, keys: ['Mod+Alt+ArrowLeft'], enabled: hasPoint, run: (studio) => changePoint(studio, -TEN_MS, 0) },
  { id: 'envelope.pointRight', title: words.pointRight, keys: ['Mod+Alt+ArrowRight'], enabled: hasPoint, run: (studio) => changePoint(studio, TEN_MS, 0) },
  { id: 'envelope.clear', title: words.envelopeClear, enabled: (studio) => hasClips(studio) && selectedClips(studio).some(({ envelope }) => envelope.length > 0), run: clear },
];

function clipUnder(studio: Studio): Clip | undefined {
  const at = playhead(studio);
  return selectedClips(studio).find((clip) => clip.startSample <= at && endOfClip(clip) >= at);
}

function nearestPoint(studio: Studio): { readonly clip: Clip; readonly index: number } | undefined {
  const clip = clipUnder(studio);
  if (!clip || clip.envelope.length === 0) return undefined;
  const at = playhead(studio) - clip.startSample;
  const distances = clip.envelope.map(({ atSample }) => Math.abs(atSample - at));
  return { clip, index: distances.indexOf(Math.min(...distances)) };
}

function hasPoint(studio: Studio): boolean {
  return canEdit(studio) && nearestPoint(studio) !== undefined;
}

async function addPoint(studio: Studio): Promise<void> {
  const clip = clipUnder(studio);
  if (clip) await commit(studio, envelopeCalls(clip, withPointAt(clip, playhead(studio) - clip.startSample).envelope));
}

async function removePoint(studio: Studio): Promise<void> {
  const found = nearestPoint(studio);
  if (found) await commit(studio, envelopeCalls(found.clip, found.clip.envelope.toSpliced(found.index, 1)));
}

/** The playhead goes with the point, so that the next press takes the same one. */
async function changePoint(studio: Studio, bySamples: number, byDb: number): Promise<void> {
  const found = nearestPoint(studio);
  const point = found?.clip.envelope[found.index];
  if (!found || !point) return;
  const { clip, index } = found;
  const earliest = clip.envelope[index - 1]?.atSample ?? 0;
  const latest = clip.envelope[index + 1]?.atSample ?? clip.lengthSamples;
  const atSample = Math.max(earliest, Math.min(latest, point.atSample + bySamples));
  const gainDb = Math.max(-96, Math.min(24, point.gainDb + byDb));
  const done = commit(studio, envelopeCalls(clip, clip.envelope.with(index, { atSample, gainDb })), `envelope.${clip.id}.${index}`);
  seek(studio, clip.startSample + atSample);
  await done;
}

function clear(studio: Studio): Promise<void> {
  return commit(studio, selectedClips(studio).flatMap((clip) => envelopeCalls(clip, [])));
}
