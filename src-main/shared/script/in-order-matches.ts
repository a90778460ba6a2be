/** Two places that hold the same: in the list before, and in the list after. */
export interface Match {
  readonly before: number;
  readonly after: number;
}

/** A stretch of both lists between two matches. Ends are left out. */
export interface Gap {
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
}

/** The stretches that matches in ascending order leave open. */
export function gapsBetween(matches: readonly Match[], within: Gap): Gap[] {
  const gaps: Gap[] = [];
  let [before] = within.before;
  let [after] = within.after;
  for (const match of [...matches, { before: within.before[1], after: within.after[1] }]) {
    if (match.before > before || match.after > after) gaps.push({ before: [before, match.before], after: [after, match.after] });
    before = match.before + 1;
    after = match.after + 1;
  }
  return gaps;
}

/** What is equal at the beginning and the end of a gap. */
export function equalEnds(beforeKeys: readonly string[], afterKeys: readonly string[], { before, after }: Gap): Match[] {
  const head: Match[] = [];
  const tail: Match[] = [];
  let [b, a] = [before[0], after[0]];
  while (b < before[1] && a < after[1] && beforeKeys[b] === afterKeys[a]) head.push({ before: b++, after: a++ });
  let [bEnd, aEnd] = [before[1], after[1]];
  while (bEnd > b && aEnd > a && beforeKeys[bEnd - 1] === afterKeys[aEnd - 1]) tail.push({ before: --bEnd, after: --aEnd });
  return [...head, ...tail.reverse()];
}

/** What stands once in both sides of a gap, and in the same order there: the anchors of patience diff. */
export function uniqueAnchors(beforeKeys: readonly string[], afterKeys: readonly string[], { before, after }: Gap): Match[] {
  const once = (keys: readonly string[], [start, end]: Gap['before']): Map<string, number> => {
    const found = new Map<string, number>();
    for (let place = start; place < end; place += 1) {
      const key = keys[place] ?? '';
      found.set(key, found.has(key) ? -1 : place);
    }
    return found;
  };
  const ofAfter = once(afterKeys, after);
  const matches: Match[] = [];
  for (const [key, place] of once(beforeKeys, before)) {
    const other = ofAfter.get(key) ?? -1;
    if (place >= 0 && other >= 0) matches.push({ before: place, after: other });
  }
  matches.sort((x, y) => x.after - y.after);
  return longestAscending(matches, (match) => match.before);
}

/** The longest choice of items whose values rise, in their order; O(n log n). */
export function longestAscending<T>(items: readonly T[], valueOf: (item: T) => number): T[] {
  const ends: number[] = [];
  const previous = new Int32Array(items.length).fill(-1);
  const values = items.map(valueOf);
  values.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const chosen: T[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const item = items[index];
    if (item !== undefined) chosen.push(item);
  }
  return chosen.reverse();
}

/** Above so many pairs a gap is cut into parts that lie side by side. */
const MOST_PAIRS = 100_000;

/**
 * The matches in ascending order whose weights sum to the most (as in the alignment of Needleman and Wunsch). Very long
 * gaps are cut in parts of equal share first: what belongs together across a cut is not found here.
 *
 * @param weightOf above 0 for what may be matched.
 */
export function heaviestMatches(gap: Gap, weightOf: (before: number, after: number) => number): Match[] {
  const rows = gap.before[1] - gap.before[0];
  const columns = gap.after[1] - gap.after[0];
  if (rows === 0 || columns === 0) return [];
  const parts = Math.ceil(Math.sqrt((rows * columns) / MOST_PAIRS));
  if (parts > 1) {
    const cut = ([start, end]: Gap['before'], part: number): number => start + Math.round(((end - start) * part) / parts);
    return Array.from({ length: parts }, (_, part): Gap => ({ before: [cut(gap.before, part), cut(gap.before, part + 1)], after: [cut(gap.after, part), cut(gap.after, part + 1)] })).flatMap((each) =>
      heaviestMatches(each, weightOf),
    );
  }
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const weights = new Float64Array(rows * columns);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const weight = weightOf(gap.before[0] + row, gap.after[0] + column);
      weights[row * columns + column] = weight;
      const without = Math.max(best[(row + 1) * width + column] ?? 0, best[row * width + column + 1] ?? 0);
      best[row * width + column] = weight > 0 ? Math.max(without, weight + (best[(row + 1) * width + column + 1] ?? 0)) : without;
    }
  }
  const matches: Match[] = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const present = best[row * width + column] ?? 0;
    const weight = weights[row * columns + column] ?? 0;
    if (weight > 0 && present === weight + (best[(row + 1) * width + column + 1] ?? 0)) {
      matches.push({ before: gap.before[0] + row, after: gap.after[0] + column });
      row += 1;
      column += 1;
    } else if (present === (best[(row + 1) * width + column] ?? 0)) row += 1;
    else column += 1;
  }
  return matches;
}
