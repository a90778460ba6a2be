import { byOrder, ordersAfter, type Ordered } from '../domain/order-keys.ts';
import { refused } from './edit.ts';

/**
 * The rows `ids` with orders that put them, in the order they had among themselves, right behind `after` (first for null).
 * @throws VoxloomError `edit.refused` for rows that are gone or that would stand behind one of themselves.
 */
export function moveRows<R extends Ordered>(rows: ReadonlyMap<string, R>, ids: readonly string[], after: string | null): R[] {
  const moving = new Set(ids);
  const moved = [...moving].map((id) => {
    const row = rows.get(id);
    if (!row) throw refused('What was to be moved is not in the project any more.');
    return row;
  });
  if (after !== null && (moving.has(after) || !rows.has(after))) throw refused('It cannot be moved there.');
  const orders = ordersAfter(rows, after, moved.length, moving);
  return moved.sort(byOrder).map((row, index) => ({ ...row, order: orders[index] ?? row.order }));
}
