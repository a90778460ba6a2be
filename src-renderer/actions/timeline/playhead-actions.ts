import { samplesOfMs } from '../../../src-main/shared/domain/time.ts';
import { frameOfSample, sampleOfFrame } from '../../../src-main/shared/domain/timecode.ts';
import type { Studio } from '../../state/studio.ts';
import { endOfClip, layoutOf } from '../../timeline/timeline-layout.ts';
import { reveal } from '../../timeline/viewport.ts';
import { timelineStateOf } from '../../timeline/timeline-state.ts';
import type { Action } from '../action.ts';
import { rangeCalls } from '../../timeline/gestures/drag-range.ts';
import { canEdit, commit, documentOf, hasClips, isOpen, playhead, selectedClips, settings } from './here.ts';
import { words } from './timeline.messages.ts';

/** Where the playhead stands, and the range that loops. What plays is `actions/app/transport-actions.ts`. */
export const playheadActions: readonly Action[] = [
  { id: 'transport.toEnd', title: words.toEnd, keys: ['End'], enabled: isOpen, run: (studio) => { seek(studio, layoutOf(documentOf(studio)).endSample); } },
  { id: 'transport.frameBack', title: words.frameBack, keys: ['ArrowLeft'], enabled: isOpen, run: (studio) => { stepFrame(studio, -1); } },
  { id: 'transport.frameForward', title: words.frameForward, keys: ['ArrowRight'], enabled: isOpen, run: (studio) => { stepFrame(studio, 1); } },
  { id: 'transport.back10', title: words.back10, keys: ['Shift+ArrowLeft'], enabled: isOpen, run: (studio) => { step(studio, -samplesOfMs(10)); } },
  { id: 'transport.forward10', title: words.forward10, keys: ['Shift+ArrowRight'], enabled: isOpen, run: (studio) => { step(studio, samplesOfMs(10)); } },
  { id: 'range.in', title: words.rangeIn, keys: ['KeyI'], enabled: canEdit, run: rangeIn },
  { id: 'range.out', title: words.rangeOut, keys: ['KeyO'], enabled: canEdit, run: rangeOut },
  { id: 'range.ofSelection', title: words.rangeOfSelection, keys: ['KeyX'], enabled: hasClips, run: rangeOfSelection },
  { id: 'range.clear', title: words.rangeClear, keys: ['Alt+KeyX'], enabled: (studio) => canEdit(studio) && settings(studio).loop !== null, run: (studio) => commit(studio, rangeCalls(null)) },
];

/** Puts the playhead somewhere and brings it into view. */
export function seek(studio: Studio, sample: number): void {
  const at = Math.max(0, Math.round(sample));
  studio.transport.seek(at);
  const widthPx = timelineStateOf(studio).widthPx.get();
  studio.view.set((view) => {
    const timeline = reveal(view.timeline, at, widthPx);
    return timeline === view.timeline ? view : { ...view, timeline };
  });
}

function step(studio: Studio, bySamples: number): void {
  seek(studio, playhead(studio) + bySamples);
  studio.transport.scrub(playhead(studio));
}

/** To the start of the next frame, or of this one or the one before. */
function stepFrame(studio: Studio, direction: 1 | -1): void {
  const { frameRate } = settings(studio);
  const at = playhead(studio);
  const frame = frameOfSample(at, frameRate);
  const isOnFrame = sampleOfFrame(frame, frameRate) === at;
  const next = direction > 0 ? frame + 1 : isOnFrame ? frame - 1 : frame;
  step(studio, sampleOfFrame(Math.max(0, next), frameRate) - at);
}

function rangeIn(studio: Studio): Promise<void> {
  const startSample = playhead(studio);
  const end = settings(studio).loop?.endSample ?? 0;
  const endSample = end > startSample ? end : Math.max(startSample + samplesOfMs(1000), layoutOf(documentOf(studio)).endSample);
  return commit(studio, rangeCalls({ startSample, endSample }));
}

function rangeOut(studio: Studio): Promise<void> {
  const endSample = Math.max(1, playhead(studio));
  const start = settings(studio).loop?.startSample ?? 0;
  return commit(studio, rangeCalls({ startSample: start < endSample ? start : 0, endSample }));
}

function rangeOfSelection(studio: Studio): Promise<void> {
  const clips = selectedClips(studio);
  const startSample = Math.min(...clips.map((clip) => clip.startSample));
  return commit(studio, rangeCalls({ startSample, endSample: Math.max(...clips.map(endOfClip)) }));
}
