/**
 * Finds which of many spans `[start, end)` meet a stretch of time, in O(log n + found): spans sorted by start, and over
 * them an implicit tree that knows the latest end below each node. Built once for a table, never changed.
 */
export class IntervalIndex<T> {
  readonly items: readonly T[];
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;
  /** Latest end among the items of the balanced subtree whose root is the middle of a range of items. */
  readonly #latestEnds: Float64Array;

  constructor(items: Iterable<T>, startOf: (item: T) => number, endOf: (item: T) => number) {
    this.items = [...items].sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b));
    this.#starts = Float64Array.from(this.items, startOf);
    this.#ends = Float64Array.from(this.items, endOf);
    this.#latestEnds = new Float64Array(this.items.length);
    this.#build(0, this.items.length);
  }

  /** Items that share at least one sample with `[from, to)`, by start. */
  between(from: number, to: number): T[] {
    const found: T[] = [];
    this.#collect(0, this.items.length, from, to, found);
    return found;
  }

  /** Latest end of all items; 0 when there are none. */
  get endSample(): number {
    const { length } = this.items;
    return length === 0 ? 0 : (this.#latestEnds[length >> 1] ?? 0);
  }

  #build(low: number, high: number): number {
    if (low >= high) return -Infinity;
    const middle = (low + high) >> 1;
    const latest = Math.max(this.#ends[middle] ?? 0, this.#build(low, middle), this.#build(middle + 1, high));
    this.#latestEnds[middle] = latest;
    return latest;
  }

  #collect(low: number, high: number, from: number, to: number, found: T[]): void {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    if ((this.#latestEnds[middle] ?? 0) <= from) return;
    this.#collect(low, middle, from, to, found);
    if ((this.#starts[middle] ?? 0) >= to) return;
    const item = this.items[middle];
    if (item !== undefined && (this.#ends[middle] ?? 0) > from) found.push(item);
    this.#collect(middle + 1, high, from, to, found);
  }
}
