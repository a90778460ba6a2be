import type { Elasticity } from '../../../src-main/shared/contract/dubbing-views.ts';
import { createStore } from '../../state/store.ts';

/** Lines wait this long for company, and for the next keystroke, before their lengths are asked for. */
export const PREDICTION_PAUSE_MS = 120;
const MOST_AT_ONCE = 500;
/** Lengths kept before the oldest are forgotten: a script of 10,000 lines, twice over. */
const MOST_KEPT = 20_000;

interface Wanted {
  readonly lineId: string;
  readonly text: string;
}

type Predict = (lines: Wanted[]) => Promise<{ lengths: readonly { lineId: string; lengthMs: number; elasticity: Elasticity }[] }>;

export interface PredictedLength {
  /** What the line was when it was asked: `recipe` of `want`. */
  readonly recipe: string;
  /** Before any slot. Null for a line without words. */
  readonly lengthMs: number | null;
  readonly elasticity: Elasticity | null;
}

/** How long lines on screen will be, before they are rendered: asked for in batches, remembered by what the line was. */
export class LengthPredictions {
  readonly state = createStore<ReadonlyMap<string, PredictedLength>>(new Map());
  readonly #predict: Predict;
  readonly #wanted = new Map<string, Wanted & { readonly recipe: string }>();
  /** What each line was when its length was last wanted: an answer about anything else comes too late. */
  readonly #latest = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(predict: Predict) {
    this.#predict = predict;
  }

  /**
   * Asks for a length unless it is known.
   * @param recipe anything that changes with the length: the line's recipe key and the text being typed.
   */
  want(lineId: string, text: string, recipe: string): void {
    this.#latest.set(lineId, recipe);
    if (this.state.get().get(lineId)?.recipe === recipe) {
      this.#wanted.delete(lineId);
      return;
    }
    this.#wanted.set(lineId, { lineId, text, recipe });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), PREDICTION_PAUSE_MS);
  }

  async #ask(): Promise<void> {
    const asked = [...this.#wanted.values()].slice(0, MOST_AT_ONCE);
    for (const { lineId } of asked) this.#wanted.delete(lineId);
    if (asked.length === 0) return;
    try {
      const { lengths } = await this.#predict(asked.map(({ lineId, text }) => ({ lineId, text })));
      const byLine = new Map(lengths.map((length) => [length.lineId, length]));
      this.state.set((present) => {
        const next = new Map(present);
        for (const { lineId, recipe } of asked) {
          if (this.#latest.get(lineId) !== recipe) continue;
          next.delete(lineId);
          const { lengthMs = null, elasticity = null } = byLine.get(lineId) ?? {};
          next.set(lineId, { recipe, lengthMs, elasticity });
        }
        for (const oldest of next.keys()) {
          if (next.size <= MOST_KEPT) break;
          next.delete(oldest);
          this.#latest.delete(oldest);
        }
        return next;
      });
    } catch {
      // A guess that cannot be had leaves its place empty; it is asked for again when the line is next drawn.
    }
    if (this.#wanted.size > 0) await this.#ask();
  }
}
