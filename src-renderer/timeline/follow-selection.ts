import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Studio } from '../state/studio.ts';
import { endOfClip, layoutOf, RULER_HEIGHT_PX } from './timeline-layout.ts';
import { timelineHasFocus, timelineStateOf } from './timeline-state.ts';
import { firstViewport, reveal, xOfSample } from './viewport.ts';

/** A project that was opened is shown whole where that leaves its clips readable, else from its start. Once for each. */
export function showOpened(studio: Studio, widthPx: number): void {
  const state = studio.project.state.get();
  const { shownProjectId } = timelineStateOf(studio);
  if (widthPx === 0 || shownProjectId.get() === (state?.projectId ?? null)) return;
  shownProjectId.set(state?.projectId ?? null);
  if (!state) return;
  const timeline = firstViewport(layoutOf(state.document).endSample, widthPx);
  studio.view.set((view) => ({ ...view, timeline }));
}

/**
 * Brings clips and tracks into view that are selected elsewhere in the window, as far as it takes. What is heard or held in
 * the timeline itself is left where it is.
 * @param scroller scrolls the tracks up and down.
 * @param widthPx of the picture, CSS px; 0 while it is not on the page.
 * @returns a function that ends it.
 */
export function followSelection(studio: Studio, scroller: HTMLElement, widthPx: () => number): () => void {
  let shownClipIds: readonly string[] = [];
  return studio.selection.subscribe(() => {
    const document = studio.project.state.get()?.document;
    if (!document || widthPx() === 0 || studio.transport.state.get().playing) return;
    const { clipIds, trackId } = studio.selection.get();
    const onlyTrack = clipIds === shownClipIds;
    shownClipIds = clipIds;
    const clips = clipIds.flatMap((id) => document.clips.get(id) ?? []);
    const [first] = clips;
    revealTrack(document, scroller, onlyTrack ? trackId : (first?.trackId ?? null));
    if (onlyTrack || !first || timelineHasFocus()) return;
    const { timeline } = studio.view.get();
    const isInView = clips.some((clip) => xOfSample(timeline, clip.startSample) < widthPx() && xOfSample(timeline, endOfClip(clip)) > 0);
    if (!isInView) studio.view.set((view) => ({ ...view, timeline: reveal(timeline, first.startSample, widthPx()) }));
  });
}

/** Scrolls to a track that is wholly out of view, as a new one is; one that is pressed is never moved from under the hand. */
function revealTrack(document: ProjectDocument, scroller: HTMLElement, trackId: string | null): void {
  const row = layoutOf(document).rows.find(({ track }) => track.id === trackId);
  if (!row) return;
  const shownPx = scroller.clientHeight - RULER_HEIGHT_PX;
  const isAbove = row.topPx + row.heightPx <= scroller.scrollTop;
  if (!isAbove && row.topPx < scroller.scrollTop + shownPx) return;
  // A new track's header is not on the page before the next frame.
  requestAnimationFrame(() => {
    scroller.scrollTop = isAbove ? row.topPx : row.topPx + row.heightPx - shownPx;
  });
}
