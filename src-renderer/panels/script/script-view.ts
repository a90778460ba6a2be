import { createStore } from '../../state/store.ts';
import type { Store } from '../../state/store.ts';
import type { Studio } from '../../state/studio.ts';
import { tellFailure } from '../../state/tell.ts';
import { LengthPredictions } from './length-predictions.ts';
import { LineDrafts } from './line-drafts.ts';

/** Where the keyboard is in the script: on a line as a whole, in its text, or on a button of it. */
export interface ScriptFocus {
  readonly lineId: string;
  readonly place: 'row' | 'text' | 'button';
}

export interface FocusWish {
  readonly lineId: string;
  readonly inText: boolean;
  /** Offset of the caret in the text. */
  readonly caret: number;
}

/** What the script panel and the actions on lines share beside the project: nothing of it is saved. */
export interface ScriptView {
  readonly drafts: LineDrafts;
  readonly lengths: LengthPredictions;
  readonly focus: Store<ScriptFocus | null>;
  /** Fulfilled and cleared by the line when it is on the page. */
  readonly wish: Store<FocusWish | null>;
  /** The line whose reading wants the keyboard. */
  readonly readingWish: Store<string | null>;
  /** Counts changes of the global lexicon made here, which no event tells: readings are asked for again. */
  readonly globalWords: Store<number>;
  /** Where a selection with Shift began. */
  readonly anchor: Store<string | null>;
  /** Caret of the text that has the focus. */
  readonly caret: Store<{ readonly start: number; readonly end: number }>;
}

const views = new WeakMap<Studio, ScriptView>();

export function scriptViewOf(studio: Studio): ScriptView {
  const known = views.get(studio);
  if (known) return known;
  const lineOf = (lineId: string) => studio.project.state.get()?.document.lines.get(lineId);
  const made: ScriptView = {
    drafts: new LineDrafts(
      (lineId) => lineOf(lineId)?.text,
      async (lineId, text) => {
        try {
          await studio.project.commit([{ name: 'line.setText', arguments: { id: lineId, text } }], `text:${lineId}`);
          return true;
        } catch (error) {
          tellFailure(studio, error);
          return false;
        }
      },
    ),
    lengths: new LengthPredictions((lines) => studio.connection.request('reading.predict', { lines })),
    focus: createStore<ScriptFocus | null>(null),
    wish: createStore<FocusWish | null>(null),
    readingWish: createStore<string | null>(null),
    globalWords: createStore(0),
    anchor: createStore<string | null>(null),
    caret: createStore({ start: 0, end: 0 }),
  };
  views.set(studio, made);
  return made;
}
