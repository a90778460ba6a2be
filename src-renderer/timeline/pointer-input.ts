import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { newId } from '../state/new-id.ts';
import { selectClips } from '../state/select.ts';
import type { Studio } from '../state/studio.ts';
import { tell } from '../state/tell.ts';
import { beginGesture, cursorOf, withPointAt } from './gestures/begin-gesture.ts';
import type { Draft, Gesture, PointerPoint } from './gestures/gesture.ts';
import { envelopeCalls } from './gestures/move-envelope-point.ts';
import { panView } from './gestures/pan-view.ts';
import type { Hit } from './hit-testing.ts';
import { hitTest } from './hit-testing.ts';
import type { TimelineView } from './timeline-view.ts';
import { panBy, sampleOfX, zoomAt } from './viewport.ts';

/** A press that moves less than this is a click. */
const DRAG_FROM_PX = 3;
const LEFT = 0;
const MIDDLE = 1;

interface Press {
  readonly hit: Hit;
  readonly start: PointerPoint;
  readonly pointerId: number;
  /** Where the playhead stood, for taking a scrub back. */
  readonly playheadSample: number;
  readonly newIdOf: (id: string) => string;
  gesture: Gesture | null;
  draft: Draft | null;
  /** What the draft was made of: a pointer that rests costs nothing. */
  seen: { readonly pointer: PointerPoint | null; readonly document: ProjectDocument | null };
}

export interface PointerHooks {
  /** The name of a marker is to be written. */
  readonly renameMarker: (markerId: string) => void;
}

/** Turns what the pointer does on the stage into selections, views and gestures. */
export class PointerInput {
  readonly #studio: Studio;
  readonly #view: TimelineView;
  readonly #stage: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #hooks: PointerHooks;
  readonly #listening = new AbortController();
  #press: Press | null = null;

  constructor(studio: Studio, view: TimelineView, stage: HTMLElement, scroller: HTMLElement, hooks: PointerHooks) {
    this.#studio = studio;
    this.#view = view;
    this.#stage = stage;
    this.#scroller = scroller;
    this.#hooks = hooks;
    const { signal } = this.#listening;
    stage.addEventListener('pointerdown', this.#down, { signal });
    stage.addEventListener('pointermove', this.#move, { signal });
    stage.addEventListener('pointerup', this.#up, { signal });
    stage.addEventListener('pointercancel', this.#takeBack, { signal });
    stage.addEventListener('lostpointercapture', this.#takeBack, { signal });
    stage.addEventListener('pointerleave', this.#leave, { signal });
    stage.addEventListener('dblclick', this.#doubleClick, { signal });
    stage.addEventListener('wheel', this.#wheel, { signal, passive: false });
    window.addEventListener('keydown', this.#key, { signal, capture: true });
    view.beforeFrame = this.#process;
  }

  dispose(): void {
    this.#takeBack();
    this.#listening.abort();
    this.#view.beforeFrame = null;
  }

  readonly #down = (event: PointerEvent): void => {
    if (this.#press) return;
    const start = this.#pointOf(event);
    const scene = this.#view.scene();
    const hit = hitTest(scene, start.x, start.y);
    this.#stage.focus({ preventScroll: true });
    if (event.button === LEFT || event.button === 2) this.#selectOnPress(hit, start, event.button !== LEFT);
    if (event.button !== LEFT && event.button !== MIDDLE) return;
    event.preventDefault();
    this.#stage.setPointerCapture(event.pointerId);
    const ids = new Map<string, string>();
    const newIdOf = (id: string): string => {
      const known = ids.get(id) ?? newId();
      ids.set(id, known);
      return known;
    };
    const press: Press = { hit, start, pointerId: event.pointerId, playheadSample: scene.playheadSample, newIdOf, gesture: null, draft: null, seen: { pointer: null, document: null } };
    this.#press = press;
    this.#view.pointer = start;
    if (event.button === MIDDLE) press.gesture = panView(scene, start);
    else if (hit.kind === 'ruler') press.gesture = beginGesture(scene, hit, start, newIdOf);
    else if (start.mod && hit.kind === 'gain') press.gesture = beginGesture(scene, hit, start, newIdOf);
    this.#view.redraw();
  };

  readonly #move = (event: PointerEvent): void => {
    const point = this.#pointOf(event);
    this.#view.pointer = point;
    const press = this.#press;
    if (!press) {
      this.#point(point);
      return;
    }
    if (event.pointerId !== press.pointerId) return;
    if (!press.gesture && Math.hypot(point.x - press.start.x, point.y - press.start.y) >= DRAG_FROM_PX && this.#mayEdit(press.hit)) {
      press.gesture = beginGesture(this.#view.scene(), press.hit, press.start, press.newIdOf);
    }
    if (press.gesture) {
      this.#stage.style.cursor = press.gesture.cursor;
      this.#view.redraw();
    }
  };

  readonly #up = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press || event.pointerId !== press.pointerId) return;
    this.#view.pointer = this.#pointOf(event);
    this.#process();
    this.#press = null;
    this.#view.showDraft(null);
    const { gesture, draft } = press;
    if (!gesture) this.#click(press);
    else if (draft) this.#finish(draft);
    this.#stage.releasePointerCapture(event.pointerId);
    this.#point(this.#pointOf(event));
  };

  /** Once a frame: lets the gesture see the latest pointer, and scrolls on while it is held beyond an edge. */
  readonly #process = (): void => {
    const { pointer } = this.#view;
    const press = this.#press;
    if (!press?.gesture || !pointer) return;
    const scene = this.#view.scene();
    const { document } = scene;
    const beyond = pointer.x < 0 ? pointer.x : Math.max(0, pointer.x - scene.widthPx);
    if (press.draft && pointer === press.seen.pointer && document === press.seen.document && (beyond === 0 || !press.gesture.scrollsAtEdges)) return;
    press.seen = { pointer, document };
    if (press.gesture.scrollsAtEdges && beyond !== 0) {
      this.#view.setViewport(panBy(scene.viewport, Math.max(-60, Math.min(60, beyond / 3))));
    }
    const draft = press.gesture.process(this.#view.scene(), pointer);
    press.draft = draft;
    if (draft.viewport) this.#view.setViewport(draft.viewport);
    if (draft.scrollTopPx !== undefined) this.#scroller.scrollTop = draft.scrollTopPx;
    if (draft.seekSample !== undefined && draft.seekSample !== Math.round(scene.playheadSample)) {
      this.#studio.transport.seek(draft.seekSample);
      if (!this.#studio.transport.state.get().playing) this.#studio.transport.scrub(draft.seekSample);
    }
    this.#view.showDraft(draft);
  };

  #finish(draft: Draft): void {
    const { project } = this.#studio;
    if (draft.calls.length > 0) void tell(this.#studio, project.commit(draft.calls));
    if (draft.selectClipIds) selectClips(this.#studio, draft.selectClipIds);
  }

  readonly #takeBack = (): void => {
    const press = this.#press;
    if (!press) return;
    this.#press = null;
    if (press.draft?.seekSample !== undefined) this.#studio.transport.seek(press.playheadSample);
    this.#view.showDraft(null);
    if (this.#stage.hasPointerCapture(press.pointerId)) this.#stage.releasePointerCapture(press.pointerId);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#press) return;
    event.preventDefault();
    event.stopPropagation();
    this.#takeBack();
  };

  #selectOnPress(hit: Hit, { shift, mod }: PointerPoint, keepsSelected: boolean): void {
    if (hit.kind === 'lane') this.#studio.selection.set((selection) => ({ ...selection, trackId: hit.row.track.id }));
    if (!('clip' in hit)) return;
    const { clipIds } = this.#studio.selection.get();
    const isSelected = clipIds.includes(hit.clip.id);
    if (hit.kind === 'gain' && mod) return;
    if ((shift || mod) && !keepsSelected) selectClips(this.#studio, isSelected && mod ? clipIds.filter((id) => id !== hit.clip.id) : [...clipIds, hit.clip.id]);
    else if (!isSelected) selectClips(this.#studio, [hit.clip.id]);
  }

  #click({ hit, start }: Press): void {
    if (start.shift || start.mod) return;
    if ('clip' in hit) selectClips(this.#studio, [hit.clip.id]);
    else if (hit.kind === 'lane' || hit.kind === 'nothing') {
      selectClips(this.#studio, []);
      this.#studio.transport.seek(this.#sampleAt(start));
    } else if (hit.kind === 'marker') {
      const marker = this.#view.scene().document.markers.get(hit.markerId);
      if (marker) this.#studio.transport.seek(marker.atSample);
    } else this.#studio.transport.seek(this.#sampleAt(start));
  }

  readonly #doubleClick = (event: MouseEvent): void => {
    const point = this.#pointOf(event);
    const hit = hitTest(this.#view.scene(), point.x, point.y);
    if (hit.kind === 'marker') this.#hooks.renameMarker(hit.markerId);
    if (!this.#mayEdit(hit)) return;
    if (hit.kind === 'envelope-point') void tell(this.#studio, this.#studio.project.commit(envelopeCalls(hit.clip, hit.clip.envelope.toSpliced(hit.index, 1))));
    if (hit.kind === 'gain') void tell(this.#studio, this.#studio.project.commit(envelopeCalls(hit.clip, withPointAt(hit.clip, this.#sampleAt(point) - hit.clip.startSample).envelope)));
  };

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1;
    const delta = scale * (Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY);
    const { viewport } = this.#view.scene();
    if (event.ctrlKey || event.metaKey) this.#view.setViewport(zoomAt(viewport, this.#pointOf(event).x, 2 ** (Math.max(-200, Math.min(200, delta)) / 160)));
    else if (event.shiftKey) this.#scroller.scrollTop += delta;
    else this.#view.setViewport(panBy(viewport, delta));
  };

  readonly #leave = (): void => {
    if (this.#press) return;
    this.#view.pointer = null;
    this.#setPointed(null);
  };

  /** Shows what is under a pointer that presses nothing. */
  #point(point: PointerPoint): void {
    const hit = hitTest(this.#view.scene(), point.x, point.y);
    this.#stage.style.cursor = cursorOf(hit, point.mod);
    this.#setPointed('clip' in hit ? hit.clip.id : null);
  }

  #setPointed(clipId: string | null): void {
    if (this.#view.pointedClipId === clipId) return;
    this.#view.pointedClipId = clipId;
    this.#view.redraw();
  }

  /** A project that is only read can be looked at, listened to and selected in. */
  #mayEdit(hit: Hit): boolean {
    return this.#studio.project.state.get()?.readOnly === false || hit.kind === 'lane' || hit.kind === 'nothing' || hit.kind === 'ruler';
  }

  #sampleAt({ x }: PointerPoint): number {
    return Math.max(0, Math.round(sampleOfX(this.#view.scene().viewport, x)));
  }

  #pointOf(event: MouseEvent): PointerPoint {
    const { left, top } = this.#stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top, shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey };
  }
}
