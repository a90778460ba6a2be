import type { Draft } from '../gestures/gesture.ts';
import { RULER_HEIGHT_PX } from '../timeline-layout.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { xOfSample } from '../viewport.ts';
import type { Palette } from './palette.ts';

/** What lies over the clips and moves without them: the playhead, and what a gesture shows. */
export function drawOverlay(context: CanvasRenderingContext2D, palette: Palette, scene: TimelineScene, draft: Draft | null, pointer: { x: number; y: number } | null, figure: string): void {
  const snapped = draft?.snappedSample ?? null;
  if (snapped !== null) {
    context.fillStyle = palette.warm;
    context.fillRect(Math.round(xOfSample(scene.viewport, snapped)), RULER_HEIGHT_PX, 1, scene.heightPx);
  }
  if (draft?.marquee) {
    const { left, top, width, height } = draft.marquee;
    context.fillStyle = palette.accent;
    context.globalAlpha = 0.12;
    context.fillRect(left, top, width, height);
    context.globalAlpha = 1;
    context.strokeStyle = palette.accent;
    context.lineWidth = 1;
    context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  }
  drawPlayhead(context, palette, scene);
  if (figure !== '' && pointer) drawFigure(context, palette, scene, pointer, figure);
}

/** Half the width of the playhead's head: what must be cleared to either side of it. */
export const PLAYHEAD_REACH_PX = 7;

function drawPlayhead(context: CanvasRenderingContext2D, palette: Palette, scene: TimelineScene): void {
  const x = Math.round(xOfSample(scene.viewport, scene.playheadSample));
  if (x < -PLAYHEAD_REACH_PX || x > scene.widthPx + PLAYHEAD_REACH_PX) return;
  context.fillStyle = palette.accent;
  context.fillRect(x, RULER_HEIGHT_PX - 8, 1, scene.heightPx - RULER_HEIGHT_PX + 8);
  context.beginPath();
  context.moveTo(x - 5, RULER_HEIGHT_PX - 12);
  context.lineTo(x + 6, RULER_HEIGHT_PX - 12);
  context.lineTo(x + 6, RULER_HEIGHT_PX - 7);
  context.lineTo(x + 0.5, RULER_HEIGHT_PX - 1);
  context.lineTo(x - 5, RULER_HEIGHT_PX - 7);
  context.fill();
}

function drawFigure(context: CanvasRenderingContext2D, palette: Palette, scene: TimelineScene, pointer: { x: number; y: number }, figure: string): void {
  context.font = `11px ${palette.font}`;
  context.textBaseline = 'middle';
  const width = Math.ceil(context.measureText(figure).width) + 12;
  const left = Math.min(scene.widthPx - width - 2, Math.max(2, pointer.x + 12));
  const top = Math.min(scene.heightPx - 24, Math.max(RULER_HEIGHT_PX + 2, pointer.y - 28));
  context.fillStyle = palette.raised2;
  context.fillRect(left, top, width, 20);
  context.strokeStyle = palette.lineStrong;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, 19);
  context.fillStyle = palette.text;
  context.fillText(figure, left + 6, top + 10.5);
}
