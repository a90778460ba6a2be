import { linesInOrder } from '../../../src-main/shared/domain/in-order.ts';
import { selectLine, selectLines } from '../../state/select.ts';
import type { Studio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { lineIdsOf } from './line-ids.ts';
import { idAt, idsBetween, survivorOf } from './line-range.ts';
import { scriptViewOf } from './script-view.ts';

/** Ids of the script in its order; none without a project. */
export function scriptOrder(studio: Studio): readonly string[] {
  const document = studio.project.state.get()?.document;
  return document ? lineIdsOf(document) : [];
}

/** Selects the line `by` places from the shown one and takes the keyboard along, into the text if it was in a text. */
export function stepLine(studio: Studio, by: number, { extend = false } = {}): void {
  const view = scriptViewOf(studio);
  const order = scriptOrder(studio);
  const { lineId } = studio.selection.get();
  const target = idAt(order, lineId, by);
  if (target === undefined) return;
  if (extend) {
    const anchor = view.anchor.get() ?? lineId;
    view.anchor.set(anchor);
    selectLines(studio, idsBetween(order, anchor, target), target);
    view.wish.set({ lineId: target, inText: false, caret: 0 });
    return;
  }
  goToLine(studio, target);
}

/** Selects a line; a keyboard that is in the script goes along, into the text if it was in a text. */
export function goToLine(studio: Studio, lineId: string): void {
  const view = scriptViewOf(studio);
  view.anchor.set(lineId);
  selectLine(studio, lineId);
  const focus = view.focus.get();
  if (focus) view.wish.set({ lineId, inText: focus.place === 'text', caret: 0 });
}

/** Up from the first row of a text, or down from its last: into the neighbour's text. */
export function moveFromText(studio: Studio, lineId: string, direction: 'up' | 'down'): boolean {
  const view = scriptViewOf(studio);
  const order = scriptOrder(studio);
  const target = idAt(order, lineId, direction === 'up' ? -1 : 1);
  if (target === undefined || target === lineId) return false;
  goToText(studio, target, direction === 'up' ? Infinity : view.caret.get().start);
  return true;
}

/** Puts the caret into a line's text, `caret` or the end, whichever comes first. */
export function goToText(studio: Studio, lineId: string, caret: number): void {
  const view = scriptViewOf(studio);
  const text = view.drafts.state.get().get(lineId)?.text ?? studio.project.state.get()?.document.lines.get(lineId)?.text ?? '';
  view.anchor.set(lineId);
  selectLine(studio, lineId);
  view.wish.set({ lineId, inText: true, caret: Math.min(caret, text.length) });
}

/** Backspace in a line without words: the line goes, the caret to the end of the one before. */
export function removeEmptyLine(studio: Studio, lineId: string): boolean {
  const order = scriptOrder(studio);
  if (order.length < 2) return false;
  const before = idAt(order, lineId, -1);
  const next = before === lineId || before === undefined ? idAt(order, lineId, 1) : before;
  scriptViewOf(studio).drafts.drop(lineId);
  void tell(studio, studio.project.commit([{ name: 'line.remove', arguments: { ids: [lineId] } }]));
  if (next !== undefined) goToText(studio, next, next === before ? Infinity : 0);
  return true;
}

/** Removes lines that are not locked, and selects what is then in their place. */
export async function removeLines(studio: Studio, lineIds: readonly string[]): Promise<void> {
  const document = studio.project.state.get()?.document;
  if (!document) return;
  const ids = lineIds.filter((id) => document.lines.get(id)?.locked === false);
  if (ids.length === 0) return;
  const view = scriptViewOf(studio);
  const next = survivorOf(linesInOrder(document).map((line) => line.id), new Set(ids));
  const hadFocus = view.focus.get() !== null;
  for (const id of ids) view.drafts.drop(id);
  const done = studio.project.commit([{ name: 'line.remove', arguments: { ids } }]);
  selectLines(studio, next === undefined ? [] : [next]);
  view.anchor.set(next ?? null);
  if (hadFocus && next !== undefined) view.wish.set({ lineId: next, inText: false, caret: 0 });
  await done;
}
