import { pictureUrl } from '../../../src-main/shared/contract/media-url.ts';
import type { Picture, ProjectSettings } from '../../../src-main/shared/domain/project-rows.ts';
import { seek } from '../../actions/timeline/playhead-actions.ts';
import { pictureTiming } from '../../panels/picture/picture-timing.ts';
import type { Studio } from '../../state/studio.ts';
import { followTheme, readPalette } from '../drawing/palette.ts';
import { settingsOf } from '../timeline-scene.ts';
import { clampViewport, panBy, sampleOfX, xOfSample, zoomAt } from '../viewport.ts';
import { PosterFrames } from './poster-frames.ts';
import type { PosterTile } from './poster-tiles.ts';
import { posterTiles } from './poster-tiles.ts';

const POSTER_HEIGHT_PX = 46;
const MARGIN_PX = 2;

export interface PosterElements {
  readonly stage: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly playhead: HTMLElement;
}

/** Draws the strip of a picture for what the timeline shows, at most once a frame and only when something changed. */
export class PosterView {
  readonly #studio: Studio;
  /** As it was drawn last; the project has the present one. */
  #picture: Picture;
  #conform: ProjectSettings['conform'];
  readonly #elements: PosterElements;
  readonly #frames: PosterFrames;
  readonly #ending = new AbortController();
  readonly #endings: (() => void)[] = [];
  #palette = readPalette();
  #request = 0;
  #isStale = true;

  constructor(studio: Studio, picture: Picture, elements: PosterElements) {
    this.#studio = studio;
    this.#picture = picture;
    this.#conform = this.#presentConform();
    this.#elements = elements;
    const height = Math.round((POSTER_HEIGHT_PX - 2 * MARGIN_PX) * window.devicePixelRatio);
    const redraw = (): void => {
      this.#isStale = true;
      this.#ask();
    };
    const { transport } = studio;
    // What plays goes before what decorates: frames are made while it stands.
    this.#frames = new PosterFrames(`${pictureUrl(picture.id)}?poster`, pictureTiming(picture, null), height, () => !transport.state.get().playing, redraw);
    const observer = new ResizeObserver(redraw);
    observer.observe(elements.stage);
    this.#endings.push(
      studio.project.state.subscribe(() => {
        this.#follow(redraw);
      }),
      studio.view.subscribe(redraw),
      transport.state.subscribe(redraw),
      transport.cursor.subscribe(() => {
        this.#ask();
      }),
      followTheme(() => {
        this.#palette = readPalette();
        redraw();
      }),
      () => {
        observer.disconnect();
        cancelAnimationFrame(this.#request);
      },
    );
    const { signal } = this.#ending;
    elements.stage.addEventListener('wheel', this.#wheel, { signal, passive: false });
    elements.stage.addEventListener('pointerdown', this.#down, { signal });
    elements.stage.addEventListener('pointermove', this.#move, { signal });
    redraw();
  }

  dispose(): void {
    this.#ending.abort();
    for (const end of this.#endings) end();
    this.#frames.dispose();
  }

  /** The film may be moved and change its speed; its frames are the same ones. */
  #follow(redraw: () => void): void {
    const picture = this.#studio.project.state.get()?.document.pictures.get(this.#picture.id) ?? this.#picture;
    const conform = this.#presentConform();
    if (picture === this.#picture && conform === this.#conform) return;
    this.#picture = picture;
    this.#conform = conform;
    redraw();
  }

  #presentConform(): ProjectSettings['conform'] {
    const document = this.#studio.project.state.get()?.document;
    return document ? settingsOf(document).conform : null;
  }

  #ask(): void {
    if (this.#request === 0) this.#request = requestAnimationFrame(this.#draw);
  }

  readonly #draw = (): void => {
    this.#request = 0;
    const { transport, view } = this.#studio;
    const { timeline } = view.get();
    this.#elements.playhead.style.transform = `translateX(${Math.round(xOfSample(timeline, transport.positionSamples())).toString()}px)`;
    if (transport.state.get().playing) this.#ask();
    if (!this.#isStale) return;
    this.#isStale = false;
    const { clientWidth: widthPx } = this.#elements.stage;
    const tileWidth = Math.max(16, ((POSTER_HEIGHT_PX - 2 * MARGIN_PX) * this.#picture.width) / this.#picture.height);
    this.#drawTiles(posterTiles(pictureTiming(this.#picture, this.#conform), timeline, widthPx, tileWidth), widthPx);
  };

  #drawTiles(tiles: readonly PosterTile[], widthPx: number): void {
    const { canvas } = this.#elements;
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(widthPx * ratio), Math.round(POSTER_HEIGHT_PX * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = this.#palette.ground;
    context.fillRect(0, 0, widthPx, POSTER_HEIGHT_PX);
    const missing: number[] = [];
    for (const tile of tiles) {
      const picture = this.#frames.get(tile.frame) ?? this.#standIn(tile, missing);
      if (picture) drawTile(context, tile, picture);
      else {
        context.fillStyle = this.#palette.raised2;
        context.fillRect(tile.leftPx, MARGIN_PX, tile.widthPx - 1, POSTER_HEIGHT_PX - 2 * MARGIN_PX);
      }
    }
    this.#frames.want(missing);
  }

  /** Until the frame itself is there: one of the same stretch that another zoom needed. */
  #standIn({ frame, frames }: PosterTile, missing: number[]): ImageBitmap | undefined {
    missing.push(frame);
    for (const share of [0.5, 0.25, 0.75, 1 / 3, 2 / 3]) {
      const other = frame + frames * share;
      const picture = Number.isInteger(other) ? this.#frames.get(other) : undefined;
      if (picture) return picture;
    }
    return undefined;
  }

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1;
    const delta = scale * (Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY);
    this.#studio.view.set((view) => {
      const timeline = event.ctrlKey || event.metaKey ? zoomAt(view.timeline, this.#xOf(event), 2 ** (Math.max(-200, Math.min(200, delta)) / 160)) : panBy(view.timeline, delta);
      return { ...view, timeline: clampViewport(timeline) };
    });
  };

  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#elements.stage.setPointerCapture(event.pointerId);
    seek(this.#studio, sampleOfX(this.#studio.view.get().timeline, this.#xOf(event)));
  };

  /** A pressed pointer shows the film frame by frame as it moves. */
  readonly #move = (event: PointerEvent): void => {
    if (this.#elements.stage.hasPointerCapture(event.pointerId)) seek(this.#studio, sampleOfX(this.#studio.view.get().timeline, this.#xOf(event)));
  };

  #xOf(event: MouseEvent): number {
    return event.clientX - this.#elements.stage.getBoundingClientRect().left;
  }
}

/** Fills the tile; what of the picture has no room is left out above and below, or at the right where the film ends. */
function drawTile(context: CanvasRenderingContext2D, { leftPx, widthPx }: PosterTile, picture: ImageBitmap): void {
  const height = POSTER_HEIGHT_PX - 2 * MARGIN_PX;
  const width = Math.max(1, widthPx - 1);
  const scale = Math.max(width / picture.width, height / picture.height);
  const sourceWidth = Math.min(picture.width, width / scale);
  const sourceHeight = Math.min(picture.height, height / scale);
  context.drawImage(picture, 0, (picture.height - sourceHeight) / 2, sourceWidth, sourceHeight, leftPx, MARGIN_PX, width, height);
}
