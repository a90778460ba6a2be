import type { BaseDelivery } from '../../shared/domain/project-rows.ts';
import type { DrawnDelivery } from '../../shared/domain/drawn-delivery.ts';
import type { LexiconEntry } from '../../shared/domain/project-rows.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { PlanView, ReadingView } from '../../shared/contract/views.ts';
import type { EngineClient } from '../../engine/process/engine-client.ts';
import type { PreviewStore } from './preview-store.ts';
import type { RenderedTake } from './rendered-take.ts';

/** A line as it would be with edits that are not committed yet. Absent fields are the line's own. */
export interface LineDraft {
  readonly lineId: string;
  readonly text?: string;
  readonly delivery?: DrawnDelivery;
  readonly seed?: number;
}

export type SpeechEngine = Pick<EngineClient, 'speak' | 'read' | 'plan' | 'lengthMs'>;

export interface SpeechServiceOptions {
  readonly engine: SpeechEngine;
  readonly previews: PreviewStore;
  /** The author's global lexicon as it is now; the project's entries win over it. Give the same array until it changes. */
  readonly globalLexicon: () => readonly LexiconEntry[];
  /** Integrated loudness of mono sound at 48 kHz; null where it has none. */
  readonly measureLufs: (samples: Float32Array) => number | null;
}

/**
 * What the studio asks of the engine about the lines of a project. Every call is given the document it is about, so the
 * service knows no session. All of it rejects with `VoxloomError`: `edit.refused` for a line that is gone, and what
 * `EngineClient` throws.
 */
export interface SpeechService {
  read(document: ProjectDocument, draft: LineDraft, signal?: AbortSignal): Promise<ReadingView>;
  /** Lengths before anything is rendered, slots not regarded; lines without words are left out. */
  predict(document: ProjectDocument, drafts: readonly LineDraft[], signal?: AbortSignal): Promise<{ lineId: string; lengthMs: number }[]>;
  plan(document: ProjectDocument, draft: LineDraft, signal?: AbortSignal): Promise<PlanView>;
  /** Starts to speak, and resolves with the preview's id once the line is planned. `untouched` ignores its delivery. */
  preview(document: ProjectDocument, draft: LineDraft, options?: { readonly untouched?: boolean; readonly signal?: AbortSignal }): Promise<string>;
  /** Speaks a sentence that is no line. @returns the preview's id. */
  audition(document: ProjectDocument, request: { voiceId: string; delivery: BaseDelivery; text: string }, signal?: AbortSignal): Promise<string>;
  /** Speaks a line to its end. */
  renderTake(
    document: ProjectDocument,
    lineId: string,
    seed: number,
    options?: { readonly signal?: AbortSignal; readonly onShare?: (share: number) => void; readonly urgent?: boolean },
  ): Promise<RenderedTake>;
}
