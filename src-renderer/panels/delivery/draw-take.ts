import { drawEnergy } from './draw-energy.ts';
import { drawGrid } from './draw-grid.ts';
import { drawPhones } from './draw-phones.ts';
import { drawPitch } from './draw-pitch.ts';
import { bottomOf } from './take-layout.ts';
import type { TakeScene } from './take-scene.ts';
import { xOfMs } from './time-view.ts';

/** Draws one picture of the delivery over the waveform and spectrogram; `context` is scaled to CSS pixels. */
export function drawTake(context: CanvasRenderingContext2D, scene: TakeScene): void {
  const { layout, palette, view, playheadMs } = scene;
  context.clearRect(0, 0, layout.width, layout.height);
  drawGrid(context, scene);
  drawPitch(context, scene);
  drawEnergy(context, scene);
  drawPhones(context, scene);
  if (playheadMs !== null) {
    context.fillStyle = palette.accent;
    context.fillRect(Math.round(xOfMs(view, playheadMs)), 0, 1, bottomOf(layout.energy));
  }
}
