import { drawDot, strokeCased, xSpanOf } from './draw-shapes.ts';
import type { Target } from './hit-test.ts';
import type { PhoneCell } from './phone-cells.ts';
import type { ContourPoint } from './pitch-contour.ts';
import { pitchRuns } from './pitch-contour.ts';
import { centsBetween, yOfHz } from './pitch-scale.ts';
import { bottomOf } from './take-layout.ts';
import type { TakeScene } from './take-scene.ts';
import { xOfMs } from './time-view.ts';

const HANDLE = 4;
const HANDLE_ACTIVE = 5.5;

/** The pitch of the line: what is measured in the take, what is planned, what is drawn, and its handles. */
export function drawPitch(context: CanvasRenderingContext2D, scene: TakeScene): void {
  const { layout } = scene;
  context.save();
  context.beginPath();
  context.rect(0, layout.pitch.top, layout.width, layout.pitch.height);
  context.clip();
  drawActiveColumn(context, scene);
  if (scene.showsPlanned) drawPlanned(context, scene);
  if (scene.measured) drawMeasured(context, scene, scene.measured);
  drawContour(context, scene);
  drawHandles(context, scene);
  drawStroke(context, scene);
  context.restore();
}

/** The phone that the hand or the keyboard is at, from top to bottom, so that the eye finds its sound. */
function drawActiveColumn(context: CanvasRenderingContext2D, scene: TakeScene): void {
  const { layout, palette, view, cells } = scene;
  const index = activeIndex(scene);
  const cell = index === null ? undefined : cells[index];
  if (!cell || cell.lengthMs <= 0) return;
  const [left, right] = xSpanOf(view, cell);
  context.save();
  context.globalAlpha = 0.1;
  context.fillStyle = palette.text;
  context.fillRect(left, layout.pitch.top, right - left, layout.pitch.height);
  context.restore();
}

export function activeIndex({ grabbed, hover, focus }: Pick<TakeScene, 'grabbed' | 'hover' | 'focus'>): number | null {
  return indexOf(grabbed) ?? indexOf(hover) ?? focus;
}

function indexOf(target: Target | undefined): number | null {
  return target && 'index' in target ? target.index : null;
}

function drawMeasured(context: CanvasRenderingContext2D, scene: TakeScene, { f0Hz, frameMs }: NonNullable<TakeScene['measured']>): void {
  const { palette, scale, view } = scene;
  context.beginPath();
  let voiced = false;
  f0Hz.forEach((hz, frame) => {
    if (hz <= 0) {
      voiced = false;
      return;
    }
    const x = xOfMs(view, (frame + 0.5) * frameMs);
    const y = yOfHz(scale, hz);
    if (voiced) context.lineTo(x, y);
    else context.moveTo(x, y);
    voiced = true;
  });
  strokeCased(context, 1.5, palette.text, palette.ground);
}

function drawContour(context: CanvasRenderingContext2D, scene: TakeScene): void {
  const { cells, palette, scale, view } = scene;
  for (const run of pitchRuns(cells)) {
    for (const { drawn, points } of alikeStretches(run)) {
      // The take's own F0 is the line then; only what was drawn is shown against it.
      if (scene.measured && !drawn) continue;
      context.beginPath();
      for (const [at, { ms, hz }] of points.entries()) {
        if (at === 0) context.moveTo(xOfMs(view, ms), yOfHz(scale, hz));
        else context.lineTo(xOfMs(view, ms), yOfHz(scale, hz));
      }
      context.setLineDash(drawn ? [] : [4, 4]);
      strokeCased(context, drawn ? 2 : 1.5, drawn ? palette.accent : palette.text, palette.ground);
    }
  }
  context.setLineDash([]);
}

/** A run cut where drawn pitch meets predicted pitch; what lies between the two is predicted. */
function alikeStretches(run: readonly ContourPoint[]): { readonly drawn: boolean; readonly points: ContourPoint[] }[] {
  const stretches: { readonly drawn: boolean; readonly points: ContourPoint[] }[] = [];
  run.forEach((to, index) => {
    const from = run[index - 1];
    if (!from) return;
    const drawn = from.drawn && to.drawn;
    const last = stretches.at(-1);
    if (last?.drawn === drawn) last.points.push(to);
    else stretches.push({ drawn, points: [from, to] });
  });
  return stretches;
}

function drawHandles(context: CanvasRenderingContext2D, scene: TakeScene): void {
  const { cells, grabbed, hover, focus, layout, palette, scale, view } = scene;
  for (const cell of cells) {
    if (!cell.voiced || cell.lengthMs <= 0) continue;
    const x = xOfMs(view, cell.startMs + cell.lengthMs / 2);
    if (x < -10 || x > layout.width + 10) continue;
    const active = [grabbed, hover].some((target) => target?.kind === 'pitch' && target.index === cell.index) || focus === cell.index;
    const y = Math.min(Math.max(yOfHz(scale, cell.f0Hz), layout.pitch.top + 5), bottomOf(layout.pitch) - 5);
    if (scene.tool === 'pen' && cell.curve) continue;
    const colour = cell.drawn.pitch ? palette.accent : palette.text;
    drawDot(context, x, y, { radius: active ? HANDLE_ACTIVE : HANDLE, colour, ground: palette.ground, solid: cell.drawn.pitch });
    if (active && (scene.tool === 'handles' || focus === cell.index)) drawPitchLabel(context, scene, x, y, cell);
  }
}

function drawPitchLabel(context: CanvasRenderingContext2D, { layout, palette, before }: TakeScene, x: number, y: number, { index, f0Hz }: PhoneCell): void {
  const cents = before?.index === index ? Math.round(centsBetween(before.f0Hz, f0Hz)) : 0;
  const label = `${String(Math.round(f0Hz))} Hz${cents === 0 ? '' : `  ${cents > 0 ? '+' : '−'}${String(Math.abs(cents))} ct`}`;
  context.font = `11px ${palette.font}`;
  const width = context.measureText(label).width + 12;
  const left = Math.min(Math.max(2, x - width / 2), layout.width - width - 2);
  const top = y - 28 < layout.pitch.top ? y + 10 : y - 28;
  context.fillStyle = palette.raisedMore;
  context.beginPath();
  context.roundRect(left, top, width, 18, 3);
  context.fill();
  context.fillStyle = palette.text;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(label, left + 6, top + 9.5);
}

/** What the voice would do on its own: a thin dotted line, to compare with. */
function drawPlanned(context: CanvasRenderingContext2D, { cells, palette, scale, view }: TakeScene): void {
  context.beginPath();
  let voiced = false;
  for (const cell of cells) {
    if (!cell.voiced || cell.plannedF0Hz <= 0) {
      voiced = voiced && cell.lengthMs <= 0;
      continue;
    }
    const x = xOfMs(view, cell.startMs + cell.lengthMs / 2);
    const y = yOfHz(scale, cell.plannedF0Hz);
    if (voiced) context.lineTo(x, y);
    else context.moveTo(x, y);
    voiced = true;
  }
  context.setLineDash([2, 4]);
  strokeCased(context, 1.5, palette.warm, palette.ground);
  context.setLineDash([]);
}

function drawStroke(context: CanvasRenderingContext2D, { stroke, palette, scale, view }: TakeScene): void {
  const [first, ...rest] = stroke;
  if (!first || rest.length === 0) return;
  context.beginPath();
  context.moveTo(xOfMs(view, first.ms), yOfHz(scale, first.hz));
  for (const { ms, hz } of rest) context.lineTo(xOfMs(view, ms), yOfHz(scale, hz));
  context.save();
  context.globalAlpha = 0.5;
  strokeCased(context, 1, palette.accent, palette.ground);
  context.restore();
}
