import { xSpanOf } from './draw-shapes.ts';
import { isPause } from './phone-cells.ts';
import { centsBetween, yOfHz } from './pitch-scale.ts';
import { bottomOf } from './take-layout.ts';
import type { TakeScene } from './take-scene.ts';
import { msOfX, xOfMs } from './time-view.ts';

const TICKS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const CLOSEST_TICKS = 70;
/** Whole tones would crowd the axis; these are where a voice is read. */
const PITCH_MARKS_HZ = [50, 75, 100, 150, 200, 300, 400, 600, 800];
const CLOSEST_PITCH_MARKS = 22;

/** Ruler, lines between the lanes, pitch marks, and pauses as stretches of nothing. */
export function drawGrid(context: CanvasRenderingContext2D, scene: TakeScene): void {
  const { layout, palette, view, cells } = scene;
  for (const lane of [layout.ruler, layout.energy, layout.phones, layout.words]) {
    context.fillStyle = palette.raised;
    context.fillRect(0, lane.top, layout.width, lane.height);
  }
  context.fillStyle = palette.line;
  for (const lane of [layout.wave, layout.pitch, layout.energy, layout.phones, layout.words]) context.fillRect(0, lane.top, layout.width, 1);
  context.save();
  context.globalAlpha = 0.35;
  for (const cell of cells) {
    if (!isPause(cell) || cell.lengthMs <= 0) continue;
    const [left, right] = xSpanOf(view, cell);
    if (right >= 0 && left <= layout.width) context.fillRect(left, layout.wave.top, right - left, bottomOf(layout.pitch) - layout.wave.top);
  }
  context.restore();
  drawRuler(context, scene);
  drawPitchMarks(context, scene);
}

function drawRuler(context: CanvasRenderingContext2D, { layout, palette, view }: TakeScene): void {
  const step = TICKS_MS.find((tick) => tick * view.pixelsPerMs >= CLOSEST_TICKS) ?? 10_000;
  const decimals = step >= 1000 ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3;
  context.font = `10px ${palette.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const last = Math.floor(msOfX(view, layout.width) / step);
  for (let tick = Math.ceil(view.startMs / step); tick <= last; tick++) {
    const x = Math.round(xOfMs(view, tick * step));
    context.fillStyle = palette.line;
    context.fillRect(x, layout.ruler.top, 1, layout.ruler.height);
    context.fillStyle = palette.text2;
    context.fillText(`${((tick * step) / 1000).toFixed(decimals)} s`, x + 4, layout.ruler.top + layout.ruler.height / 2);
  }
}

function drawPitchMarks(context: CanvasRenderingContext2D, { layout, palette, scale }: TakeScene): void {
  const pixelsPerCent = layout.pitch.height / centsBetween(scale.lowHz, scale.highHz);
  context.font = `10px ${palette.font}`;
  context.textBaseline = 'bottom';
  context.textAlign = 'left';
  let above = Infinity;
  for (const hz of PITCH_MARKS_HZ) {
    if (hz <= scale.lowHz || hz >= scale.highHz) continue;
    const y = Math.round(yOfHz(scale, hz));
    if (above - y < CLOSEST_PITCH_MARKS || pixelsPerCent <= 0 || y < layout.pitch.top + 12) continue;
    above = y;
    context.fillStyle = palette.line;
    context.fillRect(0, y, layout.width, 1);
    const label = `${String(hz)} Hz`;
    context.lineWidth = 3;
    context.strokeStyle = palette.ground;
    context.strokeText(label, 4, y - 1);
    context.fillStyle = palette.text2;
    context.fillText(label, 4, y - 1);
  }
}
