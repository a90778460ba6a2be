import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { samplesOfMs } from '../../../src-main/shared/domain/time.ts';
import type { Studio } from '../../state/studio.ts';
import { endOfClip } from '../../timeline/timeline-layout.ts';
import { trimEdge } from '../../timeline/trim-edge.ts';
import type { Action } from '../action.ts';
import { commit, documentOf, hasClips, oneFrame, playhead, selectedClips } from './here.ts';
import { words } from './timeline.messages.ts';

const FADE_STEP = samplesOfMs(10);

/** The shape of selected clips: their edges, fades and gain; the keyboard's way to every handle of the pointer. */
export const clipShapeActions: readonly Action[] = [
  { id: 'clip.trimStart', title: words.trimStart, keys: ['BracketLeft'], enabled: hasClips, run: (studio) => trim(studio, 'start', () => playhead(studio)) },
  { id: 'clip.trimEnd', title: words.trimEnd, keys: ['BracketRight'], enabled: hasClips, run: (studio) => trim(studio, 'end', () => playhead(studio)) },
  { id: 'clip.startEarlier', title: words.startEarlier, keys: ['Alt+BracketLeft'], enabled: hasClips, run: (studio) => trim(studio, 'start', (clip) => clip.startSample - oneFrame(studio)) },
  { id: 'clip.startLater', title: words.startLater, keys: ['Alt+Shift+BracketLeft'], enabled: hasClips, run: (studio) => trim(studio, 'start', (clip) => clip.startSample + oneFrame(studio)) },
  { id: 'clip.endLater', title: words.endLater, keys: ['Alt+BracketRight'], enabled: hasClips, run: (studio) => trim(studio, 'end', (clip) => endOfClip(clip) + oneFrame(studio)) },
  { id: 'clip.endEarlier', title: words.endEarlier, keys: ['Alt+Shift+BracketRight'], enabled: hasClips, run: (studio) => trim(studio, 'end', (clip) => endOfClip(clip) - oneFrame(studio)) },
  { id: 'clip.fadeIn', title: words.fadeIn, keys: ['Shift+BracketLeft'], enabled: hasClips, run: (studio) => fadeIn(studio, (clip) => playhead(studio) - clip.startSample) },
  { id: 'clip.fadeOut', title: words.fadeOut, keys: ['Shift+BracketRight'], enabled: hasClips, run: (studio) => fadeOut(studio, (clip) => endOfClip(clip) - playhead(studio)) },
  { id: 'clip.fadeInLonger', title: words.fadeInLonger, keys: ['Mod+Alt+BracketLeft'], enabled: hasClips, run: (studio) => fadeIn(studio, (clip) => clip.fadeInSamples + FADE_STEP) },
  { id: 'clip.fadeInShorter', title: words.fadeInShorter, keys: ['Mod+Alt+Shift+BracketLeft'], enabled: hasClips, run: (studio) => fadeIn(studio, (clip) => clip.fadeInSamples - FADE_STEP) },
  { id: 'clip.fadeOutLonger', title: words.fadeOutLonger, keys: ['Mod+Alt+BracketRight'], enabled: hasClips, run: (studio) => fadeOut(studio, (clip) => clip.fadeOutSamples + FADE_STEP) },
  { id: 'clip.fadeOutShorter', title: words.fadeOutShorter, keys: ['Mod+Alt+Shift+BracketRight'], enabled: hasClips, run: (studio) => fadeOut(studio, (clip) => clip.fadeOutSamples - FADE_STEP) },
  { id: 'clip.gainUp', title: words.gainUp, keys: ['Alt+Equal'], enabled: hasClips, run: (studio) => gain(studio, 1) },
  { id: 'clip.gainDown', title: words.gainDown, keys: ['Alt+Minus'], enabled: hasClips, run: (studio) => gain(studio, -1) },
  { id: 'clip.gainReset', title: words.gainReset, keys: ['Alt+Digit0'], enabled: hasClips, run: (studio) => change(studio, () => ({ gainDb: 0 })) },
];

/** Clips that the edge would not move on are left alone. */
function trim(studio: Studio, edge: 'start' | 'end', to: (clip: Clip) => number): Promise<void> {
  const { ripple } = studio.view.get();
  const calls = selectedClips(studio)
    .filter((clip) => (edge === 'start' ? to(clip) < endOfClip(clip) : to(clip) > clip.startSample))
    .map((clip) => trimEdge(documentOf(studio), clip, edge, to(clip), ripple))
    // In a ripple the earlier trim moves the later clip: from the last to the first, none misses its place.
    .reverse();
  return commit(studio, calls, `clip.trim.${edge}`);
}

function fadeIn(studio: Studio, to: (clip: Clip) => number): Promise<void> {
  return change(studio, (clip) => ({ fadeInSamples: Math.max(0, Math.min(clip.lengthSamples - clip.fadeOutSamples, to(clip))) }));
}

function fadeOut(studio: Studio, to: (clip: Clip) => number): Promise<void> {
  return change(studio, (clip) => ({ fadeOutSamples: Math.max(0, Math.min(clip.lengthSamples - clip.fadeInSamples, to(clip))) }));
}

function gain(studio: Studio, byDb: number): Promise<void> {
  return change(studio, (clip) => ({ gainDb: Math.max(-96, Math.min(24, clip.gainDb + byDb)) }));
}

function change(studio: Studio, changes: (clip: Clip) => Partial<Clip>): Promise<void> {
  const calls = selectedClips(studio).map((clip): CommandCall => ({ name: 'clip.change', arguments: { id: clip.id, changes: changes(clip) } }));
  return commit(studio, calls, 'clip.shape');
}
