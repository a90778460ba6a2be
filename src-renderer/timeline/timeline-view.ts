import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { emptyDocument } from '../../src-main/shared/domain/project-document.ts';
import { runCommands } from '../../src-main/shared/commands/run-commands.ts';
import type { Studio } from '../state/studio.ts';
import { drawLanes } from './drawing/draw-lanes.ts';
import { drawOverlay, PLAYHEAD_REACH_PX } from './drawing/draw-overlay.ts';
import { drawRuler } from './drawing/draw-ruler.ts';
import { followTheme, readPalette } from './drawing/palette.ts';
import { formatFigure } from './format-figure.ts';
import type { Draft, PointerPoint } from './gestures/gesture.ts';
import { followSelection, showOpened } from './follow-selection.ts';
import { SoundPictures } from './sound/sound-pictures.ts';
import { layoutOf } from './timeline-layout.ts';
import type { TimelineScene } from './timeline-scene.ts';
import { settingsOf } from './timeline-scene.ts';
import type { Viewport } from './viewport.ts';
import { clampViewport, reveal, xOfSample } from './viewport.ts';

export interface TimelineElements {
  /** Clips and ruler: drawn when something changes. */
  readonly base: HTMLCanvasElement;
  /** Playhead and what a gesture shows: drawn every frame while it plays. */
  readonly overlay: HTMLCanvasElement;
  /** What both cover; its size is the picture's. */
  readonly stage: HTMLElement;
  /** What scrolls the tracks up and down. */
  readonly scroller: HTMLElement;
}

const EMPTY = emptyDocument();

/** Draws the timeline: follows everything it shows, and draws what changed, once a frame, only when something did. */
export class TimelineView {
  /** Called before a frame is drawn, so that any number of pointer moves cost one. */
  beforeFrame: (() => void) | null = null;
  focusedClipId: string | null = null;
  pointedClipId: string | null = null;
  pointer: PointerPoint | null = null;

  readonly #studio: Studio;
  readonly #elements: TimelineElements;
  readonly #pictures = new SoundPictures(() => {
    this.redraw();
  });
  readonly #endings: (() => void)[] = [];
  #palette = readPalette();
  #request = 0;
  #baseIsStale = true;
  #overlayIsStale = true;
  #playheadX = 0;
  #size = { widthPx: 0, heightPx: 0, pixelRatio: 1 };
  #draft: Draft | null = null;
  #draftDocument: ProjectDocument | null = null;
  #selected: { readonly ids: readonly string[]; readonly set: ReadonlySet<string> } = { ids: [], set: new Set() };

  constructor(studio: Studio, elements: TimelineElements) {
    this.#studio = studio;
    this.#elements = elements;
    const redraw = (): void => {
      this.redraw();
    };
    for (const store of [studio.project.state, studio.view, studio.selection, studio.transport.state]) this.#endings.push(store.subscribe(redraw));
    this.#endings.push(followSelection(studio, elements.scroller, () => this.#size.widthPx));
    this.#endings.push(studio.transport.cursor.subscribe(() => {
      this.#ask();
    }));
    this.#endings.push(followTheme(() => {
      this.#palette = readPalette();
      this.redraw();
    }));
    const observer = new ResizeObserver(redraw);
    observer.observe(elements.stage);
    elements.scroller.addEventListener('scroll', redraw, { passive: true });
    this.#endings.push(() => {
      observer.disconnect();
      elements.scroller.removeEventListener('scroll', redraw);
      cancelAnimationFrame(this.#request);
    });
    this.redraw();
  }

  dispose(): void {
    for (const end of this.#endings) end();
  }

  /** The timeline as it is, without what a gesture would make of it. */
  scene(): TimelineScene {
    return this.#sceneOf(this.#studio.project.state.get()?.document ?? EMPTY, null);
  }

  /** Shows what a gesture would do; null when it is over. A draft that a command refuses shows nothing moved. */
  showDraft(draft: Draft | null): void {
    this.#draft = draft;
    this.#draftDocument = null;
    const document = this.#studio.project.state.get()?.document;
    if (draft && document && draft.calls.length > 0) {
      try {
        this.#draftDocument = runCommands(document, draft.calls).document;
      } catch {
        this.#draftDocument = null;
      }
    }
    this.redraw();
  }

  setViewport(viewport: Viewport): void {
    const timeline = clampViewport(viewport);
    this.#studio.view.set((view) => ({ ...view, timeline }));
  }

  redraw(): void {
    this.#baseIsStale = true;
    this.#ask();
  }

  #ask(): void {
    this.#overlayIsStale = true;
    if (this.#request === 0) this.#request = requestAnimationFrame(this.#frame);
  }

  readonly #frame = (): void => {
    this.#request = 0;
    this.beforeFrame?.();
    this.#measure();
    showOpened(this.#studio, this.#size.widthPx);
    if (this.#studio.transport.state.get().playing) {
      this.#followPlayhead();
      if (this.#request === 0) this.#request = requestAnimationFrame(this.#frame);
    }
    const scene = this.#sceneOf(this.#draftDocument ?? this.#studio.project.state.get()?.document ?? EMPTY, this.#draft);
    const drawsBase = this.#baseIsStale;
    if (drawsBase) this.#drawBase(scene);
    this.#drawOverlay(scene, drawsBase || this.#overlayIsStale);
    this.#baseIsStale = false;
    this.#overlayIsStale = false;
  };

  #measure(): void {
    const { stage, base, overlay } = this.#elements;
    const pixelRatio = window.devicePixelRatio;
    const { clientWidth: widthPx, clientHeight: heightPx } = stage;
    if (widthPx === this.#size.widthPx && heightPx === this.#size.heightPx && pixelRatio === this.#size.pixelRatio) return;
    this.#size = { widthPx, heightPx, pixelRatio };
    for (const canvas of [base, overlay]) {
      canvas.width = Math.round(widthPx * pixelRatio);
      canvas.height = Math.round(heightPx * pixelRatio);
    }
    this.#baseIsStale = true;
  }

  #sceneOf(document: ProjectDocument, draft: Draft | null): TimelineScene {
    const { view, selection, transport } = this.#studio;
    const { timeline, waveZoom, snap, ripple } = view.get();
    const ids = draft?.selectClipIds ?? selection.get().clipIds;
    if (ids !== this.#selected.ids) this.#selected = { ids, set: new Set(ids) };
    // The left edge stands on a device pixel of the programme, so that a view that pans moves by whole pixels and stays sharp.
    const samplesPerDevicePixel = timeline.samplesPerPixel / this.#size.pixelRatio;
    return {
      document,
      layout: layoutOf(document),
      viewport: { startSample: Math.round(timeline.startSample / samplesPerDevicePixel) * samplesPerDevicePixel, samplesPerPixel: timeline.samplesPerPixel },
      widthPx: this.#size.widthPx,
      heightPx: this.#size.heightPx,
      scrollTopPx: this.#elements.scroller.scrollTop,
      waveZoom,
      selectedClipIds: this.#selected.set,
      snap,
      ripple,
      playheadSample: transport.positionSamples(),
    };
  }

  #drawBase(scene: TimelineScene): void {
    const context = this.#elements.base.getContext('2d', { alpha: false });
    if (!context) return;
    const { pixelRatio } = this.#size;
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.fillStyle = this.#palette.ground;
    context.fillRect(0, 0, scene.widthPx, scene.heightPx);
    this.#pictures.startFrame();
    const { focusedClipId, pointedClipId } = this;
    drawLanes({ context, palette: this.#palette, pictures: this.#pictures, pixelRatio, focusedClipId, pointedClipId }, scene);
    drawRuler(context, this.#palette, scene, this.#studio.transport.state.get().looping);
  }

  /** Clears no more than the playhead's own strip where nothing else moved. */
  #drawOverlay(scene: TimelineScene, everything: boolean): void {
    const context = this.#elements.overlay.getContext('2d');
    if (!context) return;
    const x = Math.round(xOfSample(scene.viewport, scene.playheadSample));
    if (!everything && x === this.#playheadX) return;
    const { pixelRatio } = this.#size;
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    if (everything) context.clearRect(0, 0, scene.widthPx, scene.heightPx);
    else context.clearRect(this.#playheadX - PLAYHEAD_REACH_PX, 0, 2 * PLAYHEAD_REACH_PX, scene.heightPx);
    this.#playheadX = x;
    const figure = this.#draft?.figure ? formatFigure(this.#draft.figure, settingsOf(scene.document)) : '';
    drawOverlay(context, this.#palette, scene, this.#draft, this.pointer, figure);
  }

  /** Turns the page when the playhead runs out of view; a view that was moved away from it on purpose stays. */
  #followPlayhead(): void {
    const { view, transport } = this.#studio;
    const { timeline } = view.get();
    const position = transport.positionSamples();
    const x = xOfSample(timeline, position);
    const { widthPx } = this.#size;
    const isJustOut = (x > widthPx && x < widthPx + FOLLOW_PX) || (x < 0 && x > -FOLLOW_PX && timeline.startSample > 0);
    if (isJustOut && !this.#draft) this.setViewport(reveal(timeline, position, widthPx));
  }
}

/** A playhead farther out than this was left behind by hand. */
const FOLLOW_PX = 80;
