/** Ids from `from` to `to` in `order`, both ends included; `to` alone if the other is not there. */
export function idsBetween(order: readonly string[], from: string | null, to: string): readonly string[] {
  const end = order.indexOf(to);
  const start = from === null ? end : order.indexOf(from);
  if (end < 0) return [];
  if (start < 0) return [to];
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** `ids` with `id` put in, or taken out if it was in and is not the only one. */
export function withToggled(ids: readonly string[], id: string): readonly string[] {
  if (!ids.includes(id)) return [...ids, id];
  return ids.length > 1 ? ids.filter((other) => other !== id) : ids;
}

/** The id `by` places from `id`, stopping at the ends; the first or last for an id that is not there. */
export function idAt(order: readonly string[], id: string | null, by: number): string | undefined {
  const at = id === null ? -1 : order.indexOf(id);
  if (at < 0) return by < 0 ? order.at(-1) : order[0];
  return order[Math.max(0, Math.min(order.length - 1, at + by))];
}

/**
 * What stays selected when `gone` are removed from `order`: the one that follows the last of them, else the one before.
 */
export function survivorOf(order: readonly string[], gone: ReadonlySet<string>): string | undefined {
  const last = order.findLastIndex((id) => gone.has(id));
  return order.slice(last + 1).find((id) => !gone.has(id)) ?? order.slice(0, Math.max(last, 0)).findLast((id) => !gone.has(id));
}

/**
 * The line behind which `moving` lines go for one step up or down, so that a block moves past its neighbour as one.
 * @returns null for the very beginning; undefined where there is no further to go.
 */
export function afterForStep(order: readonly string[], moving: ReadonlySet<string>, step: -1 | 1): string | null | undefined {
  if (step < 0) {
    const first = order.findIndex((id) => moving.has(id));
    if (first <= 0) return undefined;
    return order[first - 2] ?? null;
  }
  const last = order.findLastIndex((id) => moving.has(id));
  return last < 0 ? undefined : order.slice(last + 1).find((id) => !moving.has(id));
}

/**
 * The line behind which `moving` lines go when they are dropped before place `gap` of `order` (0 to its length).
 */
export function afterForGap(order: readonly string[], moving: ReadonlySet<string>, gap: number): string | null {
  return order.slice(0, gap).findLast((id) => !moving.has(id)) ?? null;
}
