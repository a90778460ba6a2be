import { rememberLayout } from '../../state/change-settings.ts';
import type { Studio } from '../../state/studio.ts';
import { nearestWaveZoom, WAVE_ZOOMS } from '../../state/window-view.ts';
import { endOfClip, layoutOf } from '../../timeline/timeline-layout.ts';
import { timelineStateOf } from '../../timeline/timeline-state.ts';
import type { Viewport } from '../../timeline/viewport.ts';
import { clampViewport, FINEST_SAMPLES_PER_PIXEL, fitRange, xOfSample, zoomAt } from '../../timeline/viewport.ts';
import type { Action } from '../action.ts';
import { documentOf, isOpen, playhead, selectedClips } from './here.ts';
import { words } from './timeline.messages.ts';

const ZOOM_STEP = 1.5;

/** What part of the programme is shown, and how dragging behaves. */
export const viewActions: readonly Action[] = [
  { id: 'timeline.zoomIn', title: words.zoomIn, keys: ['Equal'], enabled: isOpen, run: (studio) => { zoom(studio, 1 / ZOOM_STEP); } },
  { id: 'timeline.zoomOut', title: words.zoomOut, keys: ['Minus'], enabled: isOpen, run: (studio) => { zoom(studio, ZOOM_STEP); } },
  { id: 'timeline.zoomFit', title: words.zoomFit, keys: ['Shift+KeyZ'], enabled: isOpen, run: zoomFit },
  { id: 'timeline.zoomSelection', title: words.zoomSelection, keys: ['KeyZ'], enabled: (studio) => selectedClips(studio).length > 0, run: zoomSelection },
  { id: 'timeline.zoomFinest', title: words.zoomFinest, keys: ['Shift+Equal'], enabled: isOpen, run: zoomFinest },
  { id: 'timeline.wavesTaller', title: words.wavesTaller, keys: ['Mod+Alt+Equal'], enabled: isOpen, run: (studio) => { stepWaves(studio, 1); } },
  { id: 'timeline.wavesFlatter', title: words.wavesFlatter, keys: ['Mod+Alt+Minus'], enabled: isOpen, run: (studio) => { stepWaves(studio, -1); } },
  { id: 'timeline.scrollToPlayhead', title: words.scrollToPlayhead, keys: ['KeyF'], enabled: isOpen, run: scrollToPlayhead },
  { id: 'timeline.snap', title: words.snap, keys: ['KeyS'], run: (studio) => { studio.view.set((view) => ({ ...view, snap: !view.snap })); } },
  { id: 'timeline.ripple', title: words.ripple, keys: ['KeyR'], run: (studio) => { studio.view.set((view) => ({ ...view, ripple: !view.ripple })); } },
];

function show(studio: Studio, change: (viewport: Viewport, widthPx: number) => Viewport): void {
  const widthPx = timelineStateOf(studio).widthPx.get();
  studio.view.set((view) => ({ ...view, timeline: change(view.timeline, widthPx) }));
}

/** Around the playhead while it is in view, around the middle otherwise. */
function zoom(studio: Studio, factor: number): void {
  show(studio, (viewport, widthPx) => zoomAt(viewport, anchorX(studio, viewport, widthPx), factor));
}

function anchorX(studio: Studio, viewport: Viewport, widthPx: number): number {
  const x = xOfSample(viewport, playhead(studio));
  return x >= 0 && x <= widthPx ? x : widthPx / 2;
}

function stepWaves(studio: Studio, by: -1 | 1): void {
  const at = WAVE_ZOOMS.findIndex((zoom) => zoom === nearestWaveZoom(studio.view.get().waveZoom));
  const waveZoom = WAVE_ZOOMS[at + by];
  if (waveZoom === undefined) return;
  studio.view.set((view) => ({ ...view, waveZoom }));
  rememberLayout(studio, 'timeline.waveZoom', waveZoom);
}

function zoomFit(studio: Studio): void {
  const { endSample } = layoutOf(documentOf(studio));
  show(studio, (viewport, widthPx) => (endSample > 0 ? fitRange(0, endSample, widthPx) : viewport));
}

function zoomSelection(studio: Studio): void {
  const clips = selectedClips(studio);
  const from = Math.min(...clips.map(({ startSample }) => startSample));
  const to = Math.max(...clips.map(endOfClip));
  show(studio, (_viewport, widthPx) => fitRange(from, to, widthPx));
}

function zoomFinest(studio: Studio): void {
  show(studio, (viewport, widthPx) => zoomAt(viewport, anchorX(studio, viewport, widthPx), FINEST_SAMPLES_PER_PIXEL / viewport.samplesPerPixel));
}

function scrollToPlayhead(studio: Studio): void {
  show(studio, (viewport, widthPx) => clampViewport({ ...viewport, startSample: playhead(studio) - (widthPx / 2) * viewport.samplesPerPixel }));
}
