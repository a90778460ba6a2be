import { recipeKey } from '../../src-main/shared/domain/recipe.ts';
import { placedLines } from '../../src-main/shared/fit/lines-to-fit.ts';
import type { LineFit } from '../fit/line-fits.ts';
import { lineFitsOf } from '../fit/use-line-fits.ts';
import { scriptViewOf } from '../panels/script/script-view.ts';
import type { Studio } from '../state/studio.ts';
import { drawRates, soundEnd, type RateScene } from './drawing/draw-rates.ts';
import { followTheme, readPalette } from './drawing/palette.ts';
import { sampleOfX, xOfSample } from './viewport.ts';

/** Lengths are asked for when the view has stood still this long. */
const STILL_MS = 250;
/** Lines that are asked about at once: a screen of them. */
const MOST_ASKED = 400;

/** Draws the strip of rates: follows what it shows, and draws at most once a frame. */
export class RateStripView {
  readonly #studio: Studio;
  readonly #canvas: HTMLCanvasElement;
  readonly #endings: (() => void)[] = [];
  #palette = readPalette();
  #request = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #known: { readonly fits: ReadonlyMap<string, LineFit>; readonly sorted: readonly LineFit[] } = { fits: new Map(), sorted: [] };

  constructor(studio: Studio, canvas: HTMLCanvasElement) {
    this.#studio = studio;
    this.#canvas = canvas;
    const redraw = (): void => {
      if (this.#request === 0) this.#request = requestAnimationFrame(this.#draw);
    };
    for (const store of [studio.view, studio.selection, lineFitsOf(studio)]) this.#endings.push(store.subscribe(redraw));
    this.#endings.push(followTheme(() => {
      this.#palette = readPalette();
      redraw();
    }));
    const observer = new ResizeObserver(redraw);
    observer.observe(canvas);
    this.#endings.push(() => {
      observer.disconnect();
      cancelAnimationFrame(this.#request);
      clearTimeout(this.#timer);
    });
    redraw();
  }

  dispose(): void {
    for (const end of this.#endings) end();
  }

  /** The line that is shown at an x of the canvas, in CSS pixels, with where it stands. */
  lineAt(x: number): { readonly fit: LineFit; readonly left: number; readonly width: number } | null {
    const { timeline } = this.#studio.view.get();
    const at = sampleOfX(timeline, x);
    const slack = 2 * timeline.samplesPerPixel;
    const fit = this.#sorted().findLast((each) => each.startSample - slack <= at && soundEnd(each) + slack >= at);
    if (!fit) return null;
    const left = xOfSample(timeline, fit.startSample);
    return { fit, left, width: Math.max(3, xOfSample(timeline, soundEnd(fit)) - left) };
  }

  readonly #draw = (): void => {
    this.#request = 0;
    const { clientWidth: widthPx, clientHeight: heightPx } = this.#canvas;
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) [this.#canvas.width, this.#canvas.height] = [width, height];
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawRates(context, this.#palette, this.#scene(widthPx, heightPx));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#askForView(widthPx);
    }, STILL_MS);
  };

  #scene(widthPx: number, heightPx: number): RateScene {
    const viewport = this.#studio.view.get().timeline;
    const [from, to] = [viewport.startSample, sampleOfX(viewport, widthPx)];
    const fits = this.#sorted().filter((fit) => fit.startSample < to && soundEnd(fit) > from);
    const unknown = this.#slotsBetween(from, to).filter(({ lineId }) => !this.#known.fits.has(lineId));
    return { viewport, widthPx, heightPx, fits, unknown, selectedLineIds: new Set(this.#studio.selection.get().lineIds) };
  }

  #sorted(): readonly LineFit[] {
    const fits = lineFitsOf(this.#studio).get();
    if (fits !== this.#known.fits) this.#known = { fits, sorted: [...fits.values()].sort((a, b) => a.startSample - b.startSample) };
    return this.#known.sorted;
  }

  #slotsBetween(from: number, to: number): { lineId: string; startSample: number; endSample: number }[] {
    const document = this.#studio.project.state.get()?.document;
    if (!document) return [];
    return [...placedLines(document).values()].flatMap(({ line: { lineId, slot } }) => (slot.startSample < to && slot.endSample > from ? [{ lineId, ...slot }] : []));
  }

  /** Asks for the lengths of lines in view that no fresh take tells. */
  #askForView(widthPx: number): void {
    const document = this.#studio.project.state.get()?.document;
    const viewport = this.#studio.view.get().timeline;
    if (!document) return;
    const { lengths, drafts } = scriptViewOf(this.#studio);
    const wanted = this.#slotsBetween(viewport.startSample, sampleOfX(viewport, widthPx)).filter(({ lineId }) => this.#known.fits.get(lineId)?.rendered !== true && !drafts.state.get().has(lineId));
    for (const { lineId } of wanted.slice(0, MOST_ASKED)) lengths.want(lineId, document.lines.get(lineId)?.text ?? '', recipeKey(document, lineId) ?? '');
  }
}
