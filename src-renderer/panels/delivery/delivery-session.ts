import type { PlanView, TakeDetail } from '../../../src-main/shared/contract/views.ts';
import { carryDrawing } from '../../../src-main/shared/domain/carry-drawing.ts';
import { deliveryOf } from '../../../src-main/shared/domain/delivery-of.ts';
import type { DrawnDelivery } from '../../../src-main/shared/domain/drawn-delivery.ts';
import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { BaseDelivery, Take } from '../../../src-main/shared/domain/project-rows.ts';
import { lineState, recipeKey } from '../../../src-main/shared/domain/recipe.ts';
import { VoxloomError } from '../../../src-main/shared/domain/voxloom-error.ts';
import type { ToldFailure } from '../../i18n/use-failure-text.ts';
import { rememberLayout } from '../../state/change-settings.ts';
import type { Store } from '../../state/store.ts';
import { createStore } from '../../state/store.ts';
import type { Studio } from '../../state/studio.ts';
import { tell, tellFailure } from '../../state/tell.ts';
import { clearPhones, isUndrawn } from './edit-phones.ts';
import type { DeliveryTool } from './hit-test.ts';
import { LatestRequest } from './latest-request.ts';
import type { Edits } from './phone-cells.ts';

export type ShapeName = keyof BaseDelivery;

/** What the delivery editor shows of the selected line. */
export interface DeliveryState {
  readonly lineId: string | null;
  /** Null until the voice has planned the line. */
  readonly plan: PlanView | null;
  /** Why it cannot be planned, for the author. */
  readonly failure: ToldFailure | null;
  /** What is drawn, with the gesture that is going on. */
  readonly edits: Edits;
  /** Values of sliders that are being moved. */
  readonly shape: Partial<BaseDelivery>;
  /** A gesture is going on: nothing of it is kept yet. */
  readonly drafting: boolean;
  /** The take that counts, and when what sounds in it; the detail comes a moment later. */
  readonly take: Take | null;
  readonly takeDetail: TakeDetail | null;
  /** The take says what the line says. */
  readonly fresh: boolean;
  /** The project and the line may be edited. */
  readonly editable: boolean;
  /** Token that the keyboard is at. */
  readonly focus: number;
  readonly tool: DeliveryTool;
  /** The keyboard is asked to come among the phones, as soon as they are there. */
  readonly wantsFocus: boolean;
  /** What is heard of the line at this moment, under what name the window plays it, and since when (`performance.now`). */
  readonly heard: { readonly what: 'line' | 'untouched'; readonly name: string; readonly sinceMs: number } | null;
}

const NO_DELIVERIES: ProjectDocument['deliveries'] = new Map();

const NOTHING: DeliveryState = {
  lineId: null,
  plan: null,
  failure: null,
  edits: {},
  shape: {},
  drafting: false,
  take: null,
  takeDetail: null,
  fresh: false,
  editable: false,
  focus: 0,
  tool: 'handles',
  wantsFocus: false,
  heard: null,
};

/** Setting of the window's layout by which an edit is heard when it is let go. */
const AUTO_LISTEN = 'delivery.autoListen';

/**
 * The delivery of the selected line while it is worked on. A gesture begins, shows drafts as often as it likes, and ends
 * in one commit or in none. Every draft is planned by the voice at once (the latest wins), and heard when it is let go.
 */
export class DeliverySession {
  readonly state: Store<DeliveryState> = createStore(NOTHING);
  readonly #studio: Studio;
  readonly #plans = new LatestRequest();
  readonly #sounds = new LatestRequest();
  readonly #details = new LatestRequest();
  /** What the newest plan was asked for; the same again need not be asked. */
  #plannedOwn: string | null = null;
  #plannedDelivery: string | null = null;
  /** It was asked for before the studio had confirmed what it rests on. */
  #plannedEarly = false;
  #before: Edits = {};

  constructor(studio: Studio) {
    this.#studio = studio;
    const follow = (): void => {
      this.#follow();
    };
    studio.selection.subscribe(follow);
    studio.project.state.subscribe(follow);
    studio.engine.subscribe(() => {
      if (studio.engine.get()?.state === 'ready' && this.state.get().failure !== null) this.#askPlan();
    });
    studio.transport.state.subscribe(() => {
      const { heard } = this.state.get();
      if (heard && studio.transport.state.get().preview !== heard.name) this.#change({ heard: null });
    });
    follow();
  }

  /** Ids of the lines that the sliders change: all that are selected. */
  selectedLines(): readonly string[] {
    return this.#studio.selection.get().lineIds;
  }

  setTool(tool: DeliveryTool): void {
    this.#change({ tool });
  }

  setWantsFocus(wantsFocus: boolean): void {
    this.#change({ wantsFocus });
  }

  setFocus(focus: number): void {
    this.#change({ focus });
  }

  /** @returns whether a gesture may begin; a locked or read-only line refuses. */
  begin(): boolean {
    const { editable, plan, drafting } = this.state.get();
    if (!editable || !plan) return false;
    if (!drafting) {
      this.#before = this.state.get().edits;
      this.#change({ drafting: true });
    }
    return true;
  }

  /** Shows what the gesture would draw. */
  draft(edits: Edits): void {
    if (!this.state.get().drafting) return;
    this.#change({ edits });
    this.#askPlan();
  }

  /** Takes the gesture back. */
  cancel(): void {
    if (!this.state.get().drafting) return;
    this.#change({ drafting: false, edits: this.#before, shape: {} });
    this.#askPlan();
  }

  /** Keeps what the gesture drew as one step of undo, and lets it be heard. Gestures of one `mergeKey` in a row are one step. */
  finish(mergeKey?: string): void {
    const { drafting, edits, lineId, plan } = this.state.get();
    if (!drafting) return;
    this.#change({ drafting: false });
    if (edits === this.#before || lineId === null || !plan) return;
    if (this.autoListen()) this.hear();
    const drawing = isUndrawn(edits) ? null : { symbols: plan.tokens.map(({ symbol }) => symbol), edits };
    void tell(this.#studio, this.#studio.project.commit([{ name: 'delivery.draw', arguments: { lineId, drawing } }], mergeKey));
  }

  /** One whole gesture. */
  draw(change: (edits: Edits) => Edits, mergeKey?: string): void {
    if (!this.begin()) return;
    this.draft(change(this.state.get().edits));
    this.finish(mergeKey);
  }

  /** Takes back what was drawn on some tokens. */
  resetPhones(indices: readonly number[]): void {
    if (indices.some((index) => this.state.get().edits[String(index)])) this.draw((edits) => clearPhones(edits, indices));
  }

  /** Takes back all that was drawn on the line; its sliders stay. */
  resetDrawing(): void {
    if (!isUndrawn(this.state.get().edits)) this.draw(() => ({}));
  }

  /** Shows sliders that are being moved. */
  draftShape(shape: Partial<BaseDelivery>): void {
    if (!this.begin()) return;
    this.#change({ shape });
    this.#askPlan();
  }

  /** Keeps values of sliders on every selected line; null goes back to the character's. */
  commitShape(changes: Partial<Record<ShapeName, number | null>>): void {
    const lineIds = [...this.selectedLines()];
    this.#change({ drafting: false, shape: {} });
    if (lineIds.length === 0) return;
    void tell(this.#studio, this.#studio.project.commit([{ name: 'delivery.change', arguments: { lineIds, changes } }]));
    if (this.autoListen()) this.hear();
  }

  /** Takes everything back that shapes the selected lines: sliders and drawing. */
  resetLines(): void {
    const lineIds = [...this.selectedLines()];
    if (lineIds.length > 0) void tell(this.#studio, this.#studio.project.commit([{ name: 'delivery.reset', arguments: { lineIds } }]));
  }

  autoListen(): boolean {
    return this.#studio.settings.get().layout[AUTO_LISTEN] !== false;
  }

  setAutoListen(listen: boolean): void {
    rememberLayout(this.#studio, AUTO_LISTEN, listen);
  }

  /** Speaks the line as it is on screen. */
  hear(): void {
    void this.#hear('line');
  }

  /** Speaks the line as the voice would on its own, for comparison. */
  hearUntouched(): void {
    void this.#hear('untouched');
  }

  async #hear(what: 'line' | 'untouched'): Promise<void> {
    const { lineId } = this.state.get();
    const delivery = this.#delivery();
    if (lineId === null || !delivery) return;
    const { connection, project, transport } = this.#studio;
    const name = project.state.get()?.document.lines.get(lineId)?.text ?? '';
    this.#sounds.cancel();
    await this.#sounds.run(
      async (signal) => {
        const { url } = await connection.request('speech.preview', { lineId, delivery, ...(what === 'untouched' && { untouched: true }) }, signal);
        signal.throwIfAborted();
        await transport.playPreview(url, name);
        signal.throwIfAborted();
        this.#change({ heard: { what, name, sinceMs: performance.now() } });
      },
      (error) => {
        tellFailure(this.#studio, error);
      },
    );
  }

  /** The line's delivery with everything that is on screen and not kept yet. */
  #delivery(): DrawnDelivery | null {
    const { lineId, edits, shape, plan } = this.state.get();
    const document = this.#studio.project.state.get()?.document;
    if (lineId === null || !document?.lines.has(lineId)) return null;
    const kept = deliveryOf(document, lineId);
    // Before the first plan nothing could be drawn: what is kept counts.
    const drawing = plan ? (isUndrawn(edits) ? null : { symbols: plan.tokens.map(({ symbol }) => symbol), edits }) : kept.drawing;
    return { ...kept, ...shape, drawing };
  }

  #follow(): void {
    const project = this.#studio.project.state.get();
    const selected = this.#studio.selection.get().lineId;
    const line = selected === null ? undefined : project?.document.lines.get(selected);
    const present = this.state.get();
    if (!project || !line) {
      if (present.lineId === null) return;
      this.#plannedOwn = null;
      for (const request of [this.#plans, this.#details]) request.cancel();
      this.state.set({ ...NOTHING, tool: present.tool, wantsFocus: present.wantsFocus });
      return;
    }
    const take = line.takeId === null ? null : (project.document.takes.get(line.takeId) ?? null);
    const shown = { take, fresh: lineState(project.document, line.id) === 'fresh', editable: !project.readOnly && !line.locked };
    if (present.lineId !== line.id) {
      this.#plannedOwn = null;
      this.#plans.cancel();
      this.#details.cancel();
      this.state.set({ ...NOTHING, ...shown, tool: present.tool, wantsFocus: present.wantsFocus, lineId: line.id, edits: project.document.deliveries.get(line.id)?.drawing?.edits ?? {} });
    } else {
      this.#change({ ...shown, ...(present.take?.id !== take?.id && { takeDetail: null }) });
      // A gesture in hand stays in hand; what was kept meanwhile is under it the next time.
      if (!present.drafting) this.#showKept(project.document);
    }
    if (take && this.state.get().takeDetail === null && present.take?.id !== take.id) this.#askDetail(take.id);
    if (present.drafting && present.lineId === line.id) return;
    // The delivery goes along with the question; of all else the studio must know by itself.
    const own = `${line.id}/${recipeKey({ ...project.document, deliveries: NO_DELIVERIES }, line.id) ?? ''}/${String(line.seed)}`;
    const changed = own !== this.#plannedOwn;
    // What the studio has not confirmed yet, it could not plan by: ask again when it has.
    const confirmed = this.#plannedEarly && project.unsaved === 0;
    if (changed || confirmed) this.#plannedEarly = project.unsaved > 0;
    else if (JSON.stringify(this.#delivery()) === this.#plannedDelivery) return;
    this.#plannedOwn = own;
    this.#askPlan();
  }

  /** Shows what is kept of the drawing, on the tokens of the plan. */
  #showKept(document: ProjectDocument): void {
    const { lineId, plan, edits } = this.state.get();
    if (lineId === null) return;
    const kept = keptEdits(document, lineId, plan);
    if (JSON.stringify(kept) !== JSON.stringify(edits)) this.#change({ edits: kept });
  }

  #askPlan(): void {
    const { lineId } = this.state.get();
    const delivery = this.#delivery();
    if (lineId === null || !delivery) return;
    this.#plannedDelivery = JSON.stringify(delivery);
    void this.#plans.run(
      async (signal) => {
        const plan = await this.#studio.connection.request('speech.plan', { lineId, delivery }, signal);
        if (signal.aborted || this.state.get().lineId !== lineId) return;
        const { drafting, edits, focus } = this.state.get();
        const document = this.#studio.project.state.get()?.document;
        // Together, so that edits are never shown on the tokens of another plan.
        this.#change({ plan, failure: null, focus: Math.min(focus, Math.max(0, plan.tokens.length - 1)), edits: drafting || !document ? edits : keptEdits(document, lineId, plan) });
      },
      (error) => {
        if (this.state.get().lineId === lineId) this.#change({ plan: null, failure: { message: error instanceof Error ? error.message : String(error), code: error instanceof VoxloomError ? error.code : undefined } });
      },
    );
  }

  #askDetail(takeId: string): void {
    void this.#details.run(
      async (signal) => {
        const takeDetail = await this.#studio.connection.request('take.detail', { takeId }, signal);
        if (!signal.aborted && this.state.get().take?.id === takeId) this.#change({ takeDetail });
      },
      (error) => {
        tellFailure(this.#studio, error);
      },
    );
  }

  #change(changes: Partial<DeliveryState>): void {
    this.state.set((present) => {
      const changed = Object.entries(changes).some(([name, value]) => !Object.is(present[name as keyof DeliveryState], value));
      return changed ? { ...present, ...changes } : present;
    });
  }
}

/** What the document keeps of the drawing on a line, moved to the tokens of `plan`. */
function keptEdits(document: ProjectDocument, lineId: string, plan: PlanView | null): Edits {
  const drawing = document.deliveries.get(lineId)?.drawing ?? null;
  if (drawing === null) return {};
  return plan ? carryDrawing(drawing, plan.tokens.map(({ symbol }) => symbol)).edits : drawing.edits;
}

const sessions = new WeakMap<Studio, DeliverySession>();

/** The one session of a window, made when it is first asked for. */
export function deliverySession(studio: Studio): DeliverySession {
  const known = sessions.get(studio);
  if (known) return known;
  const made = new DeliverySession(studio);
  sessions.set(studio, made);
  return made;
}
