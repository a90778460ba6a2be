import type { DrawnDelivery } from '../../../src-main/shared/domain/drawn-delivery.ts';
import type { CommandCall } from '../../../src-main/shared/commands/run-commands.ts';
import { carryDrawing } from '../../../src-main/shared/domain/carry-drawing.ts';
import { deliveryOf } from '../../../src-main/shared/domain/delivery-of.ts';
import type { Studio } from '../../state/studio.ts';

/** One copied delivery a window; the system's clipboard is for text. */
const copied = new WeakMap<Studio, DrawnDelivery>();

export function hasCopiedDelivery(studio: Studio): boolean {
  return copied.has(studio);
}

/** Remembers how the selected line is delivered: its sliders and what was drawn on it. */
export function copyDelivery(studio: Studio): void {
  const document = studio.project.state.get()?.document;
  const { lineId } = studio.selection.get();
  if (document && lineId !== null && document.lines.has(lineId)) copied.set(studio, deliveryOf(document, lineId));
}

/**
 * Gives the selected lines the copied delivery, in one step of undo. What was drawn goes to the phones that a line has in
 * common with the copied one; a line of other words keeps its own drawing.
 */
export async function pasteDelivery(studio: Studio): Promise<void> {
  const delivery = copied.get(studio);
  const { lineIds } = studio.selection.get();
  const document = studio.project.state.get()?.document;
  if (!delivery || !document || lineIds.length === 0) return;
  const { drawing, ...changes } = delivery;
  const calls: CommandCall[] = [{ name: 'delivery.change', arguments: { lineIds, changes } }];
  if (drawing) {
    for (const lineId of lineIds) {
      const plan = await studio.connection.request('speech.plan', { lineId });
      const carried = carryDrawing(drawing, plan.tokens.map(({ symbol }) => symbol));
      if (Object.keys(carried.edits).length > 0) calls.push({ name: 'delivery.draw', arguments: { lineId, drawing: carried } });
    }
  }
  await studio.project.commit(calls);
}
