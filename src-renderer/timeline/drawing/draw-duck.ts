import { gainDbAt, type GainCurve } from '../../../src-main/shared/mix/gain-curve.ts';
import type { Box } from '../clip-box.ts';
import { soundBox } from '../clip-box.ts';
import { yOfGain } from '../hit-testing.ts';
import type { TimelineScene } from '../timeline-scene.ts';
import { sampleOfX } from '../viewport.ts';
import type { ClipBrush } from './draw-clip.ts';

/** How a bed makes room for speech: its gain as a line over the clip, on the scale of envelopes. */
export function drawDuck({ context, palette }: ClipBrush, scene: TimelineScene, curve: GainCurve, box: Box): void {
  const sound = soundBox(box);
  const left = Math.max(0, Math.floor(box.left));
  const right = Math.min(scene.widthPx, Math.ceil(box.left + box.width));
  if (curve.length === 0 || right <= left) return;
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let x = left; x <= right; x++) context.lineTo(x, yOfGain(sound, gainDbAt(curve, sampleOfX(scene.viewport, x))));
  context.stroke();
  context.restore();
}
