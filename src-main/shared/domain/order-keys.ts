import { generateNKeysBetween } from 'fractional-indexing';

/** Ascending by `order`; rows that two hands put in one place at once are told apart by id, so that every window agrees. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/**
 * Keys for `count` rows that are to stand right behind the row `afterId`, or first for null. `moving` rows are looked past:
 * they are the ones being put there.
 */
export function ordersAfter(rows: ReadonlyMap<string, Ordered>, afterId: string | null, count: number, moving: ReadonlySet<string> = new Set()): string[] {
  const left = afterId === null ? undefined : rows.get(afterId);
  let right: Ordered | undefined;
  for (const row of rows.values()) {
    if (moving.has(row.id) || row === left) continue;
    if ((!left || byOrder(row, left) > 0) && (!right || byOrder(row, right) < 0)) right = row;
  }
  // Two rows may share a key; a place between them does not exist, so the new rows go behind both.
  const rightOrder = right && (!left || right.order > left.order) ? right.order : null;
  return generateNKeysBetween(left?.order ?? null, rightOrder, count);
}
