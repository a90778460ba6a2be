import type { DrawnPhone, LineDelivery } from './project-rows.ts';

export type Drawing = NonNullable<LineDelivery['drawing']>;

/**
 * Moves what was drawn on one stream of tokens to another: each edit follows its token when a shortest edit script between
 * the two streams (Myers 1986, by way of the longest common subsequence) keeps that token, and is dropped when it is gone. A
 * fixed word in a rewritten line keeps its curves exactly.
 *
 * `symbols` is the token stream of the line as it reads now.
 */
export function carryDrawing(drawing: Drawing, symbols: readonly string[]): Drawing {
  if (sameSymbols(drawing.symbols, symbols)) return drawing;
  const places = keptPlaces(drawing.symbols, symbols);
  const edits: Record<string, DrawnPhone> = {};
  for (const [index, edit] of Object.entries(drawing.edits)) {
    const place = places.get(Number(index));
    if (place !== undefined) edits[String(place)] = edit;
  }
  return { symbols: [...symbols], edits };
}

function sameSymbols(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((symbol, index) => symbol === b[index]);
}

/** Index in `before` to index in `after` of every token that is still there. */
function keptPlaces(before: readonly string[], after: readonly string[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) {
    places.set(head, head);
    head += 1;
  }
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    places.set(before.length - 1 - tail, after.length - 1 - tail);
    tail += 1;
  }
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  for (const [from, to] of commonSubsequence(old, now)) places.set(head + from, head + to);
  return places;
}

/**
 * Index pairs of a longest common subsequence. Whole words win over scattered phones: a match that goes on from the one
 * before it counts a little more, so that equal phones of unrelated words are not taken for one another.
 */
function commonSubsequence(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const run = new Int32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const here = i * width + j;
      const skip = Math.max(best[here + width] ?? 0, best[here + 1] ?? 0);
      const next = here + width + 1;
      const gain = a[i] === b[j] ? (best[next] ?? 0) + 1 + ((run[next] ?? 0) > 0 ? RUN_BONUS : 0) : -1;
      best[here] = Math.max(skip, gain);
      run[here] = gain >= skip && gain >= 0 ? (run[next] ?? 0) + 1 : 0;
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const here = i * width + j;
    if ((run[here] ?? 0) > 0) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if ((best[here + width] ?? 0) >= (best[here + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

const RUN_BONUS = 0.5;
