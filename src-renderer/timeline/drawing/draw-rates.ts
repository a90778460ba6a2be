import { isFlagged, type LineFit } from '../../fit/line-fits.ts';
import { rateStep } from '../../fit/rate-colour.ts';
import type { Viewport } from '../viewport.ts';
import { xOfSample } from '../viewport.ts';
import type { Palette } from './palette.ts';

/** What the strip of rates shows at one moment. */
export interface RateScene {
  readonly viewport: Viewport;
  readonly widthPx: number;
  readonly heightPx: number;
  /** By start. Those that reach into view; more are no harm. */
  readonly fits: readonly LineFit[];
  /** Slots of lines of which nothing is known yet. */
  readonly unknown: readonly { readonly startSample: number; readonly endSample: number }[];
  readonly selectedLineIds: ReadonlySet<string>;
}

/** Blocks narrower than this are only a colour. */
const BLOCK_PX = 3;
/** A figure stands where this much is free for it. */
const FIGURE_PX = 34;
const HATCH_PX = 5;
const INSET_PX = 2;

/**
 * The rate of each line as a block of colour, solid where it was rendered and an outline over a tint where it is foretold.
 * What is over is hatched, a sudden change has a bar at its side, and wide blocks bear their figure: colour is never alone.
 */
export function drawRates(context: CanvasRenderingContext2D, palette: Palette, scene: RateScene): void {
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, scene.widthPx, scene.heightPx);
  context.strokeStyle = palette.lineStrong;
  context.lineWidth = 1;
  context.setLineDash([2, 2]);
  for (const slot of scene.unknown) {
    const { left, width } = extentOf(scene, slot.startSample, slot.endSample);
    if (width >= BLOCK_PX) context.strokeRect(left + 0.5, INSET_PX + 0.5, width - 1, scene.heightPx - 2 * INSET_PX - 1);
  }
  context.setLineDash([]);
  context.font = `10px ${palette.font}`;
  context.textBaseline = 'middle';
  const narrow: LineFit[] = [];
  for (const fit of scene.fits) {
    const { width } = extentOf(scene, fit.startSample, soundEnd(fit));
    if (width < BLOCK_PX) narrow.push(fit);
    else drawBlock(context, palette, scene, fit);
  }
  drawNarrow(context, palette, scene, narrow);
}

/** End of what a line takes up on the strip: its slot, and what it sounds beyond. */
export function soundEnd({ startSample, endSample, seconds }: LineFit): number {
  return Math.max(endSample, startSample + seconds * 48_000);
}

function extentOf({ viewport }: RateScene, from: number, to: number): { left: number; width: number } {
  const left = Math.round(xOfSample(viewport, from));
  return { left, width: Math.max(1, Math.round(xOfSample(viewport, to)) - left - 1) };
}

function drawBlock(context: CanvasRenderingContext2D, palette: Palette, scene: RateScene, fit: LineFit): void {
  const { left, width } = extentOf(scene, fit.startSample, soundEnd(fit));
  const [top, height] = [INSET_PX, scene.heightPx - 2 * INSET_PX];
  const colour = palette.rates[rateStep(fit.rate)] ?? palette.text3;
  // A line that sounds into the next one gives way to it.
  context.fillStyle = palette.ground;
  context.fillRect(left, 0, width, scene.heightPx);
  context.fillStyle = colour;
  context.globalAlpha = fit.rendered ? 1 : 0.3;
  context.fillRect(left, top, width, height);
  context.globalAlpha = 1;
  if (!fit.rendered) {
    context.strokeStyle = colour;
    context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  }
  if (fit.overSeconds > 0 || fit.stretch < 1) hatch(context, fit.rendered ? palette.ground : palette.warm, left, top, width, height);
  context.fillStyle = palette.text;
  if (fit.neighbourJump > 0) context.fillRect(left, 0, 2, scene.heightPx);
  if (scene.selectedLineIds.has(fit.lineId)) {
    context.fillStyle = palette.accent;
    context.fillRect(left, scene.heightPx - 2, width, 2);
  }
  if (width >= FIGURE_PX) drawFigure(context, palette, fit, left, width, scene);
}

function drawFigure(context: CanvasRenderingContext2D, palette: Palette, fit: LineFit, left: number, width: number, { widthPx, heightPx }: RateScene): void {
  const from = Math.max(left, 0) + 5;
  if (Math.min(left + width, widthPx) - from < FIGURE_PX - 6) return;
  const figure = `${fit.rate.toFixed(2)}×`;
  const isHatched = fit.overSeconds > 0 || fit.stretch < 1;
  if (isHatched) {
    context.fillStyle = fit.rendered ? (palette.rates[rateStep(fit.rate)] ?? palette.ground) : palette.ground;
    context.fillRect(from - 2, INSET_PX + 1, context.measureText(figure).width + 4, heightPx - 2 * INSET_PX - 2);
  }
  context.fillStyle = fit.rendered ? palette.onHue : palette.text;
  context.fillText(figure, from, heightPx / 2 + 0.5);
}

function hatch(context: CanvasRenderingContext2D, colour: string, left: number, top: number, width: number, height: number): void {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let x = left - height - (left % HATCH_PX); x < left + width; x += HATCH_PX) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

/** Lines too narrow to tell apart: each pixel has the colour of the worst of them, and a mark where one wants a look. */
function drawNarrow(context: CanvasRenderingContext2D, palette: Palette, scene: RateScene, fits: readonly LineFit[]): void {
  const worst = new Map<number, { rate: number; flagged: boolean }>();
  for (const fit of fits) {
    const { left, width } = extentOf(scene, fit.startSample, soundEnd(fit));
    for (let x = left; x < left + width; x += 1) {
      const there = worst.get(x);
      const isWorse = !there || Math.abs(fit.rate - 1) > Math.abs(there.rate - 1);
      worst.set(x, { rate: isWorse ? fit.rate : there.rate, flagged: isFlagged(fit) || there?.flagged === true });
    }
  }
  for (const [x, { rate, flagged }] of worst) {
    context.fillStyle = palette.rates[rateStep(rate)] ?? palette.text3;
    context.fillRect(x, INSET_PX, 1, scene.heightPx - 2 * INSET_PX);
    if (!flagged) continue;
    context.fillStyle = palette.text;
    context.fillRect(x, 0, 1, 3);
  }
}
