import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { boxOfClip } from '../clip-box.ts';
import { rulerTicks } from '../ruler-ticks.ts';
import type { TrackRow } from '../timeline-layout.ts';
import { hueOf, RULER_HEIGHT_PX } from '../timeline-layout.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { settingsOf, yOfRow } from '../timeline-scene.ts';
import { sampleOfX, xOfSample } from '../viewport.ts';
import type { ClipBrush } from './draw-clip.ts';
import { DETAIL_FROM_PX, drawClip } from './draw-clip.ts';

/** Everything below the ruler that is in view: lanes, grid, slots, clips. */
export function drawLanes(brush: ClipBrush, scene: TimelineScene): void {
  const { context, palette } = brush;
  context.save();
  context.beginPath();
  context.rect(0, RULER_HEIGHT_PX, scene.widthPx, scene.heightPx - RULER_HEIGHT_PX);
  context.clip();
  context.font = `11px ${palette.font}`;
  context.textBaseline = 'middle';
  const rows = scene.layout.rows.filter((row) => {
    const y = yOfRow(scene, row);
    return y < scene.heightPx && y + row.heightPx > RULER_HEIGHT_PX;
  });
  for (const row of rows) drawGround(brush, scene, row);
  drawGrid(brush, scene);
  const isSoloing = scene.layout.rows.some(({ track }) => track.solo);
  for (const row of rows) {
    drawSlots(brush, scene, row);
    drawClips(brush, scene, row);
    if (row.track.mute || (isSoloing && !row.track.solo)) drawUnheard(brush, scene, row);
  }
  context.restore();
}

function drawGround({ context, palette }: ClipBrush, scene: TimelineScene, row: TrackRow): void {
  const y = yOfRow(scene, row);
  context.fillStyle = palette.raised1;
  context.fillRect(0, y, scene.widthPx, row.heightPx);
  context.fillStyle = palette.line;
  context.fillRect(0, y + row.heightPx - 1, scene.widthPx, 1);
}

/** A track that is not heard stands back. */
function drawUnheard({ context, palette }: ClipBrush, scene: TimelineScene, row: TrackRow): void {
  context.globalAlpha = 0.5;
  context.fillStyle = palette.raised1;
  context.fillRect(0, yOfRow(scene, row), scene.widthPx, row.heightPx - 1);
  context.globalAlpha = 1;
}

function drawGrid({ context, palette }: ClipBrush, scene: TimelineScene): void {
  const bottom = Math.min(scene.heightPx, RULER_HEIGHT_PX + scene.layout.heightPx - scene.scrollTopPx);
  const { loop } = settingsOf(scene.document);
  if (loop) {
    const left = xOfSample(scene.viewport, loop.startSample);
    const right = xOfSample(scene.viewport, loop.endSample);
    context.fillStyle = palette.accent;
    context.globalAlpha = 0.06;
    context.fillRect(left, RULER_HEIGHT_PX, right - left, bottom - RULER_HEIGHT_PX);
  }
  context.fillStyle = palette.line;
  context.globalAlpha = 0.6;
  for (const { sample, label } of rulerTicks(scene.viewport, scene.widthPx, settingsOf(scene.document))) {
    if (label !== null) context.fillRect(Math.round(xOfSample(scene.viewport, sample)), RULER_HEIGHT_PX, 1, bottom - RULER_HEIGHT_PX);
  }
  for (const { atSample, colour } of scene.document.markers.values()) {
    const x = Math.round(xOfSample(scene.viewport, atSample));
    if (x < 0 || x > scene.widthPx) continue;
    context.fillStyle = palette.hues[colour] ?? palette.text3;
    context.globalAlpha = 0.35;
    context.fillRect(x, RULER_HEIGHT_PX, 1, bottom - RULER_HEIGHT_PX);
  }
  context.globalAlpha = 1;
}

/** Faint brackets: where lines are to be spoken. */
function drawSlots({ context, palette }: ClipBrush, scene: TimelineScene, row: TrackRow): void {
  const slots = row.slots.between(scene.viewport.startSample, sampleOfX(scene.viewport, scene.widthPx));
  const top = yOfRow(scene, row) + 1.5;
  const bottom = top + row.heightPx - 4;
  context.strokeStyle = palette.text3;
  context.globalAlpha = 0.7;
  context.lineWidth = 1;
  context.beginPath();
  for (const { startSample, endSample } of slots) {
    const left = Math.round(xOfSample(scene.viewport, startSample)) + 0.5;
    const right = Math.round(xOfSample(scene.viewport, endSample)) - 0.5;
    if (right - left < 3) continue;
    const arm = Math.min(6, (right - left) / 3);
    context.moveTo(left + arm, top);
    context.lineTo(left, top);
    context.lineTo(left, bottom);
    context.lineTo(left + arm, bottom);
    context.moveTo(right - arm, top);
    context.lineTo(right, top);
    context.lineTo(right, bottom);
    context.lineTo(right - arm, bottom);
  }
  context.stroke();
  context.globalAlpha = 1;
}

function drawClips(brush: ClipBrush, scene: TimelineScene, row: TrackRow): void {
  const clips = row.clips.between(scene.viewport.startSample, sampleOfX(scene.viewport, scene.widthPx));
  const isSmall = (clip: Clip): boolean => clip.lengthSamples / scene.viewport.samplesPerPixel < DETAIL_FROM_PX;
  drawMarks(brush, scene, row, clips.filter(isSmall));
  const large = clips.filter((clip) => !isSmall(clip));
  // Selected ones lie on top, as they do for the pointer.
  for (const clip of large) if (!scene.selectedClipIds.has(clip.id)) drawClip(brush, scene, clip, boxOfClip(scene, row, clip));
  for (const clip of large) if (scene.selectedClipIds.has(clip.id)) drawClip(brush, scene, clip, boxOfClip(scene, row, clip));
}

/** Clips too narrow for anything but their colour; those that fall on the same pixel are drawn once. */
function drawMarks({ context, palette }: ClipBrush, scene: TimelineScene, row: TrackRow, clips: readonly Clip[]): void {
  let drawnTo = -Infinity;
  let style = '';
  for (const clip of clips) {
    const box = boxOfClip(scene, row, clip);
    const right = box.left + Math.max(1, box.width - 0.5);
    const isSelected = scene.selectedClipIds.has(clip.id);
    if (right <= drawnTo + 0.5 && !isSelected) continue;
    const hue = hueOf(scene.document, clip);
    const wanted = isSelected ? palette.accent : hue === null ? palette.text3 : (palette.hues[hue] ?? palette.text3);
    if (wanted !== style) {
      context.fillStyle = wanted;
      style = wanted;
    }
    context.globalAlpha = isSelected ? 1 : 0.55;
    const left = Math.max(box.left, drawnTo);
    context.fillRect(isSelected ? box.left : left, box.top, right - (isSelected ? box.left : left), box.height);
    drawnTo = Math.max(drawnTo, right);
  }
  context.globalAlpha = 1;
}
