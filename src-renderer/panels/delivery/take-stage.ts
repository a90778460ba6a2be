import type { Studio } from '../../state/studio.ts';
import { deliveryOf } from '../../../src-main/shared/domain/delivery-of.ts';
import type { DeliverySession, DeliveryState } from './delivery-session.ts';
import { drawTake } from './draw-take.ts';
import type { Gesture, GesturePoint } from './gesture.ts';
import { beginGesture, clearTarget, continueStroke, editsOfGesture } from './gesture.ts';
import type { Hittable, Target } from './hit-test.ts';
import { targetAt } from './hit-test.ts';
import type { PhoneCell } from './phone-cells.ts';
import { phoneCells, totalMsOf } from './phone-cells.ts';
import { hzOfY, pitchBounds } from './pitch-scale.ts';
import type { TakeLayout } from './take-layout.ts';
import { energyOfY, pitchScaleOf, takeLayout } from './take-layout.ts';
import type { TakePalette } from './take-palette.ts';
import { readPalette } from './take-palette.ts';
import type { TimeExtent, TimeView } from './time-view.ts';
import { keepInside, msOfX, panBy, reveal, wholeLine, zoomAt } from './time-view.ts';
import { WaveSource } from './wave-source.ts';

/** Room after the end of a line, to draw it longer into. */
const TAIL_MS = 150;
const REVEAL_MARGIN = 40;
/** How strongly a take is seen that no longer says what the line says. */
const STALE_STRENGTH = 0.28;

export interface StageElements {
  /** Holds everything; its size is the size of the view. */
  readonly root: HTMLElement;
  /** Where the waveform and spectrogram go, below the canvas. */
  readonly back: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** The phones for the keyboard; has the focus when they are walked. */
  readonly phones: HTMLElement;
}

/**
 * The picture of the selected line and the hand on it. It draws when something has changed and not otherwise, knows pixels
 * and gestures, and leaves what they mean to the session.
 */
export class TakeStage {
  readonly #studio: Studio;
  readonly #session: DeliverySession;
  readonly #elements: StageElements;
  readonly #ends: (() => void)[] = [];
  readonly #wave: WaveSource;
  #layout: TakeLayout = takeLayout(0, 0);
  #view: TimeView = { startMs: 0, pixelsPerMs: 1 };
  /** Which line the view belongs to, and whether it shows all of it, growing and shrinking with it. */
  #viewOf: string | null = null;
  #fits = true;
  #palette: TakePalette;
  #cells: readonly PhoneCell[] = [];
  #bounds = pitchBounds([]);
  #gesture: Gesture | null = null;
  #hover: Target | undefined;
  #frame = 0;

  constructor(studio: Studio, session: DeliverySession, elements: StageElements) {
    this.#studio = studio;
    this.#session = session;
    this.#elements = elements;
    this.#palette = readPalette(elements.root, 0);
    this.#wave = new WaveSource(elements.back);
    this.#ends.push(session.state.subscribe(() => {
      this.#update();
    }));
    const repaint = (): void => {
      this.#repaint();
    };
    // The window's theme is an attribute of the document, the system's a media query.
    const theme = new MutationObserver(repaint);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
    const size = new ResizeObserver(() => {
      this.#resize();
    });
    size.observe(elements.root);
    this.#ends.push(
      () => {
        theme.disconnect();
        size.disconnect();
      },
      () => {
        this.#wave.destroy();
      },
    );
    this.#listen(elements.canvas);
    for (const kind of ['focus', 'blur'] as const) this.#on(elements.phones, kind, () => {
      this.#draw();
    });
    this.#resize();
    this.#update();
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    for (const end of this.#ends) end();
  }

  zoom(factor: number): void {
    this.#look(zoomAt(this.#view, factor, this.#layout.width / 2, this.#extent()), false);
  }

  showWhole(): void {
    this.#look(wholeLine(this.#extent()), true);
  }

  /** Brings a token into sight, for the keyboard. */
  revealToken(index: number): void {
    const cell = this.#cells[index];
    if (cell) this.#look(reveal(this.#view, cell.startMs, cell.startMs + cell.lengthMs, REVEAL_MARGIN, this.#extent()), this.#fits);
  }

  /** Gives up the gesture in hand; whether there was one. */
  takeBack(): boolean {
    if (!this.#gesture) return false;
    this.#gesture = null;
    this.#session.cancel();
    return true;
  }

  #extent(): TimeExtent {
    const takeMs = this.#wave.lengthMs;
    return { totalMs: Math.max(totalMsOf(this.#cells), takeMs) + TAIL_MS, width: this.#layout.width };
  }

  #look(view: TimeView, fits: boolean): void {
    this.#view = view;
    this.#fits = fits || view.pixelsPerMs <= wholeLine(this.#extent()).pixelsPerMs * 1.001;
    this.#wave.show(view);
    this.#draw();
  }

  #resize(): void {
    const { root, canvas } = this.#elements;
    const ratio = devicePixelRatio;
    this.#layout = takeLayout(root.clientWidth, root.clientHeight);
    canvas.width = Math.round(this.#layout.width * ratio);
    canvas.height = Math.round(this.#layout.height * ratio);
    this.#look(this.#fits ? wholeLine(this.#extent()) : keepInside(this.#view, this.#extent()), this.#fits);
    this.#showWave();
    // A canvas that was given a size is empty: it must not stay so for a frame.
    this.#paint();
  }

  #repaint(): void {
    this.#palette = readPalette(this.#elements.root, this.#colour());
    this.#showWave();
    this.#draw();
  }

  #colour(): number {
    const document = this.#studio.project.state.get()?.document;
    const line = document?.lines.get(this.#session.state.get().lineId ?? '');
    return document?.characters.get(line?.characterId ?? '')?.colour ?? 0;
  }

  /** Takes up what the session shows now. */
  #update(): void {
    const state = this.#session.state.get();
    this.#cells = state.plan ? phoneCells(state.plan, state.edits) : [];
    // The pitch axis stands still while a hand is on it.
    if (!this.#gesture) this.#bounds = pitchBounds(this.#cells.flatMap((cell) => (cell.voiced ? [cell.f0Hz, cell.plannedF0Hz, ...(cell.curve ?? [])] : [])));
    if (this.#viewOf !== state.lineId) {
      this.#gesture = null;
      this.#viewOf = state.lineId;
      this.#fits = true;
      this.#palette = readPalette(this.#elements.root, this.#colour());
    }
    this.#showWave();
    if (!this.#gesture) this.#look(this.#fits ? wholeLine(this.#extent()) : keepInside(this.#view, this.#extent()), this.#fits);
    this.#draw();
  }

  #showWave(): void {
    const state = this.#session.state.get();
    this.#wave.set({
      take: state.take,
      words: state.takeDetail?.words ?? [],
      layout: this.#layout,
      palette: this.#palette,
      view: this.#view,
      strength: this.#isTrue(state) ? 1 : STALE_STRENGTH,
      loaded: () => {
        this.#update();
      },
    });
  }

  /** Whether the take sounds like what is on screen. */
  #isTrue(state: DeliveryState): boolean {
    if (!state.fresh || Object.keys(state.shape).length > 0) return false;
    const document = this.#studio.project.state.get()?.document;
    const kept = document && state.lineId !== null ? deliveryOf(document, state.lineId).drawing?.edits : undefined;
    return !state.drafting || JSON.stringify(kept ?? {}) === JSON.stringify(state.edits);
  }

  #draw(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    const context = this.#elements.canvas.getContext('2d');
    if (!context) return;
    const state = this.#session.state.get();
    const playheadMs = this.#playhead(state);
    const ratio = devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawTake(context, {
      ...this.#scene(),
      palette: this.#palette,
      words: state.plan?.words ?? [],
      measured: this.#isTrue(state) ? state.takeDetail : null,
      focus: document.activeElement === this.#elements.phones ? state.focus : null,
      hover: this.#hover,
      grabbed: this.#gesture?.target,
      before: this.#gesture && 'index' in this.#gesture.target ? this.#gesture.cells[this.#gesture.target.index] : undefined,
      stroke: this.#gesture?.target.kind === 'pen' ? this.#gesture.stroke : [],
      showsPlanned: state.heard?.what === 'untouched',
      playheadMs,
      editable: state.editable,
    });
    if (playheadMs !== null) this.#draw();
  }

  #playhead({ heard }: DeliveryState): number | null {
    if (!heard) return null;
    const ms = performance.now() - heard.sinceMs;
    return ms <= totalMsOf(this.#cells) ? ms : null;
  }

  #scene(): Hittable {
    return {
      layout: this.#layout,
      view: this.#view,
      scale: pitchScaleOf(this.#layout, this.#bounds),
      cells: this.#cells,
      tool: this.#session.state.get().tool,
    };
  }

  #point(x: number, y: number): GesturePoint {
    const { scale, view, layout } = this.#scene();
    return { ms: msOfX(view, x), hz: hzOfY(scale, Math.min(Math.max(y, scale.top), scale.bottom)), energyDb: energyOfY(layout, y) };
  }

  #on<K extends keyof HTMLElementEventMap>(element: HTMLElement, kind: K, listener: (event: HTMLElementEventMap[K]) => void, options?: AddEventListenerOptions): void {
    element.addEventListener(kind, listener, options);
    this.#ends.push(() => {
      element.removeEventListener(kind, listener, options);
    });
  }

  #listen(canvas: HTMLCanvasElement): void {
    this.#on(canvas, 'pointerdown', (event) => {
      this.#press(event);
    });
    // The page would take the focus away again that the press gave to the phones.
    this.#on(canvas, 'mousedown', (event) => {
      event.preventDefault();
    });
    this.#on(canvas, 'pointermove', (event) => {
      this.#move(event);
    });
    this.#on(canvas, 'pointerup', () => {
      this.#release();
    });
    this.#on(canvas, 'pointercancel', () => {
      this.takeBack();
    });
    this.#on(canvas, 'pointerleave', () => {
      this.#pointAt(undefined);
    });
    this.#on(canvas, 'dblclick', (event) => {
      const target = targetAt(this.#scene(), event.offsetX, event.offsetY);
      this.#resetAt(target);
    });
    this.#on(
      canvas,
      'wheel',
      (event) => {
        event.preventDefault();
        this.#wheel(event);
      },
      { passive: false },
    );
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0) return;
    const target = targetAt(this.#scene(), event.offsetX, event.offsetY);
    if (!target) return;
    if ('index' in target) this.#session.setFocus(target.index);
    // The keyboard goes on where the hand was.
    this.#elements.phones.focus({ preventScroll: true });
    if (target.kind === 'ruler' || target.kind === 'phone' || target.kind === 'word' || !this.#session.begin()) return;
    this.#elements.canvas.setPointerCapture(event.pointerId);
    this.#gesture = beginGesture(target, this.#point(event.offsetX, event.offsetY), this.#cells, this.#session.state.get().edits);
    this.#draw();
  }

  #move(event: PointerEvent): void {
    if (!this.#gesture) {
      this.#pointAt(targetAt(this.#scene(), event.offsetX, event.offsetY));
      return;
    }
    // Fast strokes have more points than events.
    const events = this.#gesture.target.kind === 'pen' ? event.getCoalescedEvents() : [];
    for (const { offsetX, offsetY } of events.length > 0 ? events : [event]) {
      const point = this.#point(offsetX, offsetY);
      if (this.#gesture.target.kind === 'pen') this.#gesture = continueStroke(this.#gesture, point, event.shiftKey);
    }
    this.#session.draft(editsOfGesture(this.#gesture, this.#point(event.offsetX, event.offsetY), { stepped: event.shiftKey, wholeWord: event.altKey }));
  }

  #release(): void {
    if (!this.#gesture) return;
    this.#gesture = null;
    this.#session.finish();
    this.#update();
  }

  #pointAt(target: Target | undefined): void {
    if (JSON.stringify(target) === JSON.stringify(this.#hover)) return;
    this.#hover = target;
    this.#elements.canvas.style.cursor = this.#session.state.get().editable ? cursorOf(target) : 'default';
    this.#draw();
  }

  /** A double click takes back what was drawn there; on a word, all of the word. */
  #resetAt(target: Target | undefined): void {
    if (target) this.#session.draw((edits) => clearTarget(target, this.#cells, edits));
  }

  #wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) this.#look(zoomAt(this.#view, Math.exp(-event.deltaY * 0.003), event.offsetX, this.#extent()), false);
    else this.#look(panBy(this.#view, Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY, this.#extent()), this.#fits);
  }
}

function cursorOf(target: Target | undefined): string {
  switch (target?.kind) {
    case 'edge':
    case 'pause':
      return 'ew-resize';
    case 'pitch':
    case 'energy':
      return 'ns-resize';
    case 'pen':
      return 'crosshair';
    default:
      return 'default';
  }
}
