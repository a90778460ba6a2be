import { createStore } from '../../state/store.ts';
import { mergeDraft } from './merge-draft.ts';

/** What stands in a line's editor and is not committed yet. */
export interface LineDraft {
  /** The committed text that the typing began with. */
  readonly base: string;
  readonly text: string;
}

/** A pause this long while typing makes the draft an edit. */
export const COMMIT_PAUSE_MS = 300;

/**
 * Typing that is not an edit yet. It lives outside the rows, since a row that scrolls away is taken off the page, and
 * since an action (render, split, undo) first needs the words that were just typed.
 */
export class LineDrafts {
  readonly state = createStore<ReadonlyMap<string, LineDraft>>(new Map());
  readonly #textOf: (lineId: string) => string | undefined;
  readonly #commit: (lineId: string, text: string) => Promise<boolean>;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  /**
   * @param textOf the committed text of a line; undefined for one that is gone.
   * @param commit makes an edit of it; tells failures itself, and whether the edit is safe.
   */
  constructor(textOf: (lineId: string) => string | undefined, commit: (lineId: string, text: string) => Promise<boolean>) {
    this.#textOf = textOf;
    this.#commit = commit;
  }

  /** @param composing keeps the draft a draft: half a syllable of an input method is no text yet. */
  type(lineId: string, text: string, composing: boolean): void {
    const base = this.state.get().get(lineId)?.base ?? this.#textOf(lineId);
    if (base === undefined) return;
    this.#keep(lineId, { base, text });
    this.#stopTimer(lineId);
    if (!composing) this.#timers.set(lineId, setTimeout(() => void this.flush(lineId), COMMIT_PAUSE_MS));
  }

  /**
   * Tells a draft that the committed text is now `arrived`.
   * @returns where the caret belongs now.
   */
  rebase(lineId: string, arrived: string, caret: number): number {
    const draft = this.state.get().get(lineId);
    if (!draft || draft.base === arrived) return caret;
    const merged = mergeDraft(draft.base, { text: draft.text, caret }, arrived);
    this.#keep(lineId, { base: arrived, text: merged.text });
    return merged.caret;
  }

  /** Commits one draft, or all of them. Resolves when they are safe on disk, or were refused. */
  async flush(lineId?: string): Promise<void> {
    const ids = lineId === undefined ? [...this.state.get().keys()] : [lineId];
    await Promise.all(ids.map((id) => this.#flushOne(id)));
  }

  /** Takes typing back that was not committed yet. */
  drop(lineId: string): void {
    this.#stopTimer(lineId);
    this.#keep(lineId, null);
  }

  async #flushOne(lineId: string): Promise<void> {
    const draft = this.state.get().get(lineId);
    this.#stopTimer(lineId);
    if (!draft) return;
    const committed = this.#textOf(lineId);
    const text = committed === undefined ? draft.text : mergeDraft(draft.base, { text: draft.text, caret: 0 }, committed).text;
    // The edit shows before the draft goes, so that no frame shows the old words.
    const done = committed === undefined || committed === text ? Promise.resolve(true) : this.#commit(lineId, text);
    this.#keep(lineId, null);
    // What could not be kept stays on screen: it is tried again with the next keystroke or action.
    if (!(await done) && !this.state.get().has(lineId)) this.#keep(lineId, draft);
  }

  #keep(lineId: string, draft: LineDraft | null): void {
    this.state.set((present) => {
      if (!draft && !present.has(lineId)) return present;
      const next = new Map(present);
      if (draft) next.set(lineId, draft);
      else next.delete(lineId);
      return next;
    });
  }

  #stopTimer(lineId: string): void {
    clearTimeout(this.#timers.get(lineId));
    this.#timers.delete(lineId);
  }
}
