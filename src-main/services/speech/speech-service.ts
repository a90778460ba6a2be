import type { EngineClient } from '../../engine/process/engine-client.ts';
import type { SpeakRequest } from '../../engine/process/protocol.ts';
import type { SynthesisEvent } from '../../engine/synthesis/synthesiser.ts';
import type { PlanView, ReadingView } from '../../shared/contract/views.ts';
import { NEUTRAL_DELIVERY } from '../../shared/domain/delivery.ts';
import type { DrawnDelivery } from '../../shared/domain/drawn-delivery.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { BaseDelivery, LexiconEntry } from '../../shared/domain/project-rows.ts';
import { recipeKey } from '../../shared/domain/recipe.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { LineNeighbours } from './line-neighbours.ts';
import { LineRequests } from './line-requests.ts';
import { PredictedLengths, type PredictedLength } from './predicted-lengths.ts';
import { fillPreview } from './fill-preview.ts';
import type { PreviewStore } from './preview-store.ts';
import { renderLine } from './render-line.ts';
import type { RenderedTake } from './rendered-take.ts';
import { stretchEvents, stretchToSlot } from './stretch-to-slot.ts';

/** A line as it would be with edits that are not committed yet. Absent fields are the line's own. */
export interface LineDraft {
  readonly lineId: string;
  readonly text?: string;
  readonly delivery?: DrawnDelivery;
  readonly seed?: number;
}

export type SpeechEngine = Pick<EngineClient, 'speak' | 'read' | 'plan' | 'length'>;

export interface SpeechServiceOptions {
  readonly engine: SpeechEngine;
  readonly previews: PreviewStore;
  /** The author's global lexicon as it is now; the project's entries win over it. Give the same array until it changes. */
  readonly globalLexicon: () => readonly LexiconEntry[];
  /** Integrated loudness of mono sound at 48 kHz; null where it has none. */
  readonly measureLufs: (samples: Float32Array) => number | null;
}

const UNTOUCHED: DrawnDelivery = { ...NEUTRAL_DELIVERY, drawing: null };
const AUDITION_SEED = 1;

/**
 * What the studio asks of the engine about the lines of a project. Every call is given the document it is about, so the
 * service knows no session. All of it rejects with `VoxloomError`: `edit.refused` for a line that is gone, and what
 * `EngineClient` throws.
 */
export class SpeechService {
  readonly #engine: SpeechEngine;
  readonly #previews: PreviewStore;
  readonly #measureLufs: SpeechServiceOptions['measureLufs'];
  readonly #requests: LineRequests;
  readonly #lengths: PredictedLengths;
  readonly #neighbours: LineNeighbours;

  constructor({ engine, previews, globalLexicon, measureLufs }: SpeechServiceOptions) {
    this.#engine = engine;
    this.#previews = previews;
    this.#measureLufs = measureLufs;
    this.#requests = new LineRequests(globalLexicon);
    this.#lengths = new PredictedLengths(engine);
    this.#neighbours = new LineNeighbours((document, lineIds, signal) => this.predict(document, lineIds.map((lineId) => ({ lineId })), signal));
  }

  async read(document: ProjectDocument, draft: LineDraft, signal?: AbortSignal): Promise<ReadingView> {
    const { voice, text, lexicon, overrides } = this.#requests.request(document, draft);
    return this.#engine.read({ voice, text, ...(lexicon && { lexicon }), ...(overrides && { overrides }) }, signal);
  }

  /** Lengths as the lines would be without a slot, before anything is rendered. Left out are lines that are gone, have no words or a voice that is not here. */
  async predict(document: ProjectDocument, drafts: readonly LineDraft[], signal?: AbortSignal): Promise<PredictedLength[]> {
    const present = drafts.filter(({ lineId }) => document.lines.has(lineId));
    return this.#lengths.predict(
      present.map((draft) => ({ lineId: draft.lineId, request: this.#requests.request(document, draft, 'free') })),
      signal,
    );
  }

  async plan(document: ProjectDocument, draft: LineDraft, signal?: AbortSignal): Promise<PlanView> {
    return this.#engine.plan(await this.#allotted(document, draft, signal), signal);
  }

  /**
   * Speaks a line ahead of everything else, without keeping it. `untouched` leaves delivery and slot aside.
   * @returns id of the preview, once the line is planned and its sound is on its way
   */
  async preview(document: ProjectDocument, draft: LineDraft, { untouched = false, signal }: PreviewOptions = {}): Promise<string> {
    const request = untouched ? this.#requests.request(document, { ...draft, delivery: UNTOUCHED }, 'free') : await this.#allotted(document, draft, signal);
    return this.#speak(request, signal, document.lines.get(draft.lineId)?.fit === 'stretch');
  }

  /** Speaks a sentence that is no line. @returns id of the preview */
  async audition(document: ProjectDocument, { voiceId, delivery, text }: AuditionRequest, signal?: AbortSignal): Promise<string> {
    return this.#speak(this.#requests.voiced(document, voiceId, text, { ...delivery, drawing: null }, AUDITION_SEED), signal);
  }

  /**
   * Speaks a line to its end, fitted into its slot. Asked again once when the engine dies on it.
   * @param seed the line's own, or `unusedSeed`
   */
  async renderTake(document: ProjectDocument, lineId: string, seed: number, options: RenderTakeOptions = {}): Promise<RenderedTake> {
    const request = await this.#allotted(document, { lineId, seed }, options.signal);
    const recipe = recipeKey(document, lineId);
    if (recipe === undefined) throw new VoxloomError('edit.refused', 'This line is no longer in the script.');
    const spoken = await renderLine(this.#engine, request, options);
    const fitted = document.lines.get(lineId)?.fit === 'stretch' ? await stretchToSlot(spoken) : spoken;
    return { lineId, seed, recipe, ...fitted, loudnessLufs: this.#measureLufs(fitted.samples) };
  }

  /** A line as the plan of the script has it: what its slot gives it, and how fast its neighbours ask it to be. */
  async #allotted(document: ProjectDocument, draft: LineDraft, signal: AbortSignal | undefined): Promise<SpeakRequest> {
    const request = this.#requests.request(document, draft);
    if (request.slotMs === undefined) return request;
    const leastRate = await this.#neighbours.leastRate(document, draft.lineId, signal);
    return leastRate > 0 ? { ...request, leastRate } : request;
  }

  #speak(request: SpeakRequest, signal: AbortSignal | undefined, stretches = false): Promise<string> {
    const speak = (abandoned: AbortSignal): AsyncIterableIterator<SynthesisEvent> => {
      const events = this.#engine.speak(request, { priority: 'audition', signal: abandoned });
      return stretches ? stretchEvents(events) : events;
    };
    return fillPreview(this.#previews.create(), speak, signal);
  }
}

export interface PreviewOptions {
  readonly untouched?: boolean;
  /** Counts until the preview is on its way; from then on it lives as long as its reader. */
  readonly signal?: AbortSignal;
}

export interface AuditionRequest {
  readonly voiceId: string;
  readonly delivery: BaseDelivery;
  readonly text: string;
}

export interface RenderTakeOptions {
  readonly signal?: AbortSignal;
  /** How much of it has been spoken, 0 to 1. */
  readonly onShare?: (share: number) => void;
  /** Ahead of what is rendered in bulk: somebody waits for it. */
  readonly urgent?: boolean;
}
