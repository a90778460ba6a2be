import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import type { Box } from '../clip-box.ts';
import { NAME_STRIP_PX, soundBox } from '../clip-box.ts';
import { duckCurvesOf } from '../duck-curves.ts';
import { clipName, soundOfClip } from '../clip-name.ts';
import { formatLength } from '../format-time.ts';
import { fadeHandleX, HANDLES_FROM_PX, yOfGain } from '../hit-testing.ts';
import type { SoundPictures } from '../sound/sound-pictures.ts';
import { hueOf } from '../timeline-layout.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { fadeGain } from './clip-gain.ts';
import { isStale, overSlotSamples } from './clip-state.ts';
import { drawDuck } from './draw-duck.ts';
import { drawWaveform } from './draw-waveform.ts';
import type { Palette } from './palette.ts';

/** What clips are drawn with. */
export interface ClipBrush {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly pictures: SoundPictures;
  readonly pixelRatio: number;
  /** Clip under the keyboard's focus, and under the pointer: they show their handles. */
  readonly focusedClipId: string | null;
  readonly pointedClipId: string | null;
}

/** Narrower clips are a mark; from here on they have a name strip and a waveform. */
export const DETAIL_FROM_PX = 10;
/** Pieces that the curve of a fade is drawn in. */
const FADE_STEPS = 16;

export function drawClip(brush: ClipBrush, scene: TimelineScene, clip: Clip, box: Box): void {
  const { context, palette } = brush;
  const hue = hueOf(scene.document, clip);
  const colour = hue === null ? palette.text3 : (palette.hues[hue] ?? palette.text3);
  const isSelected = scene.selectedClipIds.has(clip.id);
  const shown = visiblePart(box, scene.widthPx);
  context.fillStyle = palette.raised2;
  context.fillRect(shown.left, box.top, shown.width, box.height);
  context.fillStyle = colour;
  context.globalAlpha = isSelected ? 0.26 : 0.15;
  context.fillRect(shown.left, box.top, shown.width, box.height);
  context.globalAlpha = isSelected ? 1 : 0.32;
  context.fillRect(shown.left, box.top, shown.width, NAME_STRIP_PX);
  context.globalAlpha = 1;
  const sound = soundOfClip(scene.document, clip);
  const duck = duckCurvesOf(scene.document).get(clip.trackId) ?? [];
  if (sound) drawWaveform(context, brush.pictures, { clip, sound, duck, box: inset(soundBox(box)), viewport: scene.viewport, widthPx: scene.widthPx, pixelRatio: brush.pixelRatio, zoom: scene.waveZoom, colour });
  if (box.width >= HANDLES_FROM_PX) {
    drawFades(brush, scene, clip, box, isSelected);
    drawEnvelope(brush, scene, clip, box, isSelected);
    drawDuck(brush, scene, duck, box);
    drawName(brush, scene, clip, box, isSelected);
  }
  drawOverSlot(brush, scene, clip, box);
  context.strokeStyle = isSelected ? palette.accent : colour;
  context.globalAlpha = isSelected ? 1 : 0.6;
  context.lineWidth = isSelected ? 1.5 : 1;
  context.strokeRect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1);
  context.globalAlpha = 1;
  if (brush.focusedClipId === clip.id) {
    context.strokeStyle = palette.text;
    context.lineWidth = 2;
    context.strokeRect(shown.left + 1, box.top - 1, shown.width - 2, box.height + 2);
  }
}

const inset = (box: Box): Box => ({ ...box, top: box.top + 2, height: box.height - 4 });

function visiblePart(box: Box, widthPx: number): Box {
  const left = Math.max(-4, box.left);
  return { ...box, left, width: Math.max(0, Math.min(widthPx + 4, box.left + box.width) - left) };
}

/** The name stays in view while any of its clip does; before it, a hollow dot for a take that does not match its line any more. */
function drawName(brush: ClipBrush, scene: TimelineScene, clip: Clip, box: Box, isSelected: boolean): void {
  const { context, palette } = brush;
  let x = Math.max(box.left, 0) + 6;
  const end = Math.min(box.left + box.width, scene.widthPx) - 5;
  const middle = box.top + NAME_STRIP_PX / 2 + 0.5;
  context.fillStyle = isSelected ? palette.onHue : palette.text;
  if (isStale(scene.document, clip)) {
    context.strokeStyle = isSelected ? palette.onHue : palette.warm;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(x + 3, middle, 3, 0, 2 * Math.PI);
    context.stroke();
    x += 11;
  }
  if (end - x < 12) return;
  context.save();
  context.beginPath();
  context.rect(x, box.top, end - x, NAME_STRIP_PX);
  context.clip();
  // More letters than could ever fit are not even measured.
  context.fillText(clipName(scene.document, clip).slice(0, Math.ceil((end - x) / 3)), x, middle);
  context.restore();
}

function drawFades(brush: ClipBrush, scene: TimelineScene, clip: Clip, box: Box, isSelected: boolean): void {
  const { context, palette } = brush;
  const { samplesPerPixel } = scene.viewport;
  const sound = soundBox(box);
  const end = box.left + box.width;
  const bottom = sound.top + sound.height;
  for (const [samples, edge, direction] of [[clip.fadeInSamples, box.left, 1], [clip.fadeOutSamples, end, -1]] as const) {
    if (samples === 0) continue;
    const width = samples / samplesPerPixel;
    const curve = Array.from({ length: FADE_STEPS + 1 }, (_, step) => ({ x: edge + (direction * width * step) / FADE_STEPS, y: bottom - sound.height * fadeGain(step / FADE_STEPS) }));
    context.fillStyle = palette.ground;
    context.globalAlpha = 0.45;
    context.beginPath();
    context.moveTo(edge, sound.top);
    for (const { x, y } of curve) context.lineTo(x, y);
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = palette.text;
    context.lineWidth = 1;
    context.beginPath();
    for (const { x, y } of curve) context.lineTo(x, y);
    context.stroke();
  }
  if (!isSelected && brush.pointedClipId !== clip.id) return;
  const inX = fadeHandleX(box, clip.fadeInSamples / samplesPerPixel);
  const outX = 2 * box.left + box.width - fadeHandleX(box, clip.fadeOutSamples / samplesPerPixel);
  for (const x of [inX, outX]) dot(context, x, sound.top, 3.5, palette.text, palette.ground);
}

function drawEnvelope(brush: ClipBrush, scene: TimelineScene, clip: Clip, box: Box, isSelected: boolean): void {
  if (!isSelected && clip.envelope.length === 0 && clip.gainDb === 0) return;
  const { context, palette } = brush;
  const { samplesPerPixel } = scene.viewport;
  const sound = soundBox(box);
  const points = clip.envelope.map((point) => ({ x: box.left + point.atSample / samplesPerPixel, y: yOfGain(sound, clip.gainDb + point.gainDb) }));
  const level = yOfGain(sound, clip.gainDb);
  context.strokeStyle = palette.text;
  context.globalAlpha = isSelected ? 0.9 : 0.4;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(box.left, points[0]?.y ?? level);
  for (const { x, y } of points) context.lineTo(x, y);
  context.lineTo(box.left + box.width, points.at(-1)?.y ?? level);
  context.stroke();
  context.globalAlpha = 1;
  if (isSelected) for (const { x, y } of points) dot(context, x, y, 3.5, palette.text, palette.ground);
}

/** What does not fit its slot is hatched, with the excess in seconds where there is room. */
function drawOverSlot(brush: ClipBrush, scene: TimelineScene, clip: Clip, box: Box): void {
  const over = overSlotSamples(scene.document, clip);
  if (over === 0) return;
  const { context, palette } = brush;
  const width = Math.min(box.width, over / scene.viewport.samplesPerPixel);
  const left = box.left + box.width - width;
  context.save();
  context.beginPath();
  context.rect(left, box.top + NAME_STRIP_PX, width, box.height - NAME_STRIP_PX);
  context.clip();
  context.strokeStyle = palette.warm;
  context.lineWidth = 1;
  context.beginPath();
  const from = Math.max(left, -20);
  const to = Math.min(left + width, scene.widthPx + 20);
  for (let x = from - (from % 6) - box.height; x < to; x += 6) {
    context.moveTo(x, box.top + box.height);
    context.lineTo(x + box.height, box.top);
  }
  context.globalAlpha = 0.75;
  context.stroke();
  context.restore();
  context.fillStyle = palette.warm;
  context.fillRect(left, box.top + box.height - 2, width, 2);
  const label = `+${formatLength(over)}`;
  const labelWidth = context.measureText(label).width + 8;
  const right = Math.min(box.left + box.width, scene.widthPx) - 3;
  if (right - labelWidth < Math.max(box.left, 0) + 2) return;
  context.fillStyle = palette.raised2;
  context.fillRect(right - labelWidth, box.top + box.height - 18, labelWidth, 14);
  context.fillStyle = palette.warm;
  context.fillText(label, right - labelWidth + 4, box.top + box.height - 10.5);
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number, fill: string, stroke: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = stroke;
  context.lineWidth = 1;
  context.stroke();
}
