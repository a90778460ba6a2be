import { MARKER_FLAG_PX, RANGE_STRIP_PX } from '../hit-testing.ts';
import { rulerTicks } from '../ruler-ticks.ts';
import { RULER_HEIGHT_PX } from '../timeline-layout.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { settingsOf } from '../timeline-scene.ts';
import { xOfSample } from '../viewport.ts';
import type { Palette } from './palette.ts';

const MARKER_NAME_MAX_PX = 120;

/** Time along the top: the range on its strip, ticks, and the flags of markers. */
export function drawRuler(context: CanvasRenderingContext2D, palette: Palette, scene: TimelineScene, isLooping: boolean): void {
  const settings = settingsOf(scene.document);
  context.fillStyle = palette.raised2;
  context.fillRect(0, 0, scene.widthPx, RULER_HEIGHT_PX);
  context.fillStyle = palette.raised1;
  context.fillRect(0, 0, scene.widthPx, RANGE_STRIP_PX);
  if (settings.loop) drawRange(context, palette, scene, settings.loop, isLooping);
  context.font = `11px ${palette.font}`;
  context.textBaseline = 'alphabetic';
  for (const { sample, label } of rulerTicks(scene.viewport, scene.widthPx, settings)) {
    const x = Math.round(xOfSample(scene.viewport, sample));
    context.fillStyle = label === null ? palette.line : palette.lineStrong;
    const top = label === null ? RULER_HEIGHT_PX - 5 : RANGE_STRIP_PX + 2;
    context.fillRect(x, top, 1, RULER_HEIGHT_PX - 1 - top);
    if (label === null) continue;
    context.fillStyle = palette.text2;
    context.fillText(label, x + 4, RANGE_STRIP_PX + 11);
  }
  drawMarkers(context, palette, scene);
  context.fillStyle = palette.lineStrong;
  context.fillRect(0, RULER_HEIGHT_PX - 1, scene.widthPx, 1);
}

function drawRange(context: CanvasRenderingContext2D, palette: Palette, scene: TimelineScene, range: { startSample: number; endSample: number }, isLooping: boolean): void {
  const left = xOfSample(scene.viewport, range.startSample);
  const right = xOfSample(scene.viewport, range.endSample);
  context.fillStyle = isLooping ? palette.accent : palette.text3;
  context.globalAlpha = isLooping ? 0.75 : 0.35;
  context.fillRect(left, 2, right - left, RANGE_STRIP_PX - 4);
  context.globalAlpha = 1;
  context.fillRect(left, 1, 2, RANGE_STRIP_PX - 2);
  context.fillRect(right - 2, 1, 2, RANGE_STRIP_PX - 2);
}

function drawMarkers(context: CanvasRenderingContext2D, palette: Palette, scene: TimelineScene): void {
  const shown = [...scene.document.markers.values()]
    .map((marker) => ({ marker, x: xOfSample(scene.viewport, marker.atSample) }))
    .filter(({ x }) => x > -MARKER_NAME_MAX_PX && x < scene.widthPx)
    .sort((a, b) => a.x - b.x);
  shown.forEach(({ marker, x }, index) => {
    const colour = palette.hues[marker.colour] ?? palette.text;
    const bottom = RULER_HEIGHT_PX - 1;
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(x, bottom);
    context.lineTo(x, bottom - MARKER_FLAG_PX);
    context.lineTo(x + MARKER_FLAG_PX, bottom - MARKER_FLAG_PX);
    context.lineTo(x + MARKER_FLAG_PX - 3, bottom - MARKER_FLAG_PX / 2);
    context.lineTo(x + MARKER_FLAG_PX, bottom);
    context.fill();
    const room = Math.min(MARKER_NAME_MAX_PX, (shown[index + 1]?.x ?? Infinity) - x - MARKER_FLAG_PX - 8);
    if (marker.name === '' || room < 12) return;
    context.save();
    const left = x + MARKER_FLAG_PX;
    const width = Math.min(room, context.measureText(marker.name).width + 6);
    context.fillStyle = palette.raised2;
    context.fillRect(left, bottom - 11, width, 11);
    context.beginPath();
    context.rect(left, 0, width, RULER_HEIGHT_PX);
    context.clip();
    context.fillStyle = palette.text;
    context.fillText(marker.name, left + 3, bottom - 2);
    context.restore();
  });
}
