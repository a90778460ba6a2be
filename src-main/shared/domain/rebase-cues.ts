import type { Cue } from './project-rows.ts';

/**
 * Cues of a line after its text was edited: their spans follow the words. A boundary inside the changed stretch keeps its
 * share of it, so that together the cues go on covering what they covered.
 */
export function rebaseCues(cues: readonly Cue[], before: string, after: string): Cue[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const removed = before.length - tail - head;
  const inserted = after.length - tail - head;
  const moved = (offset: number): number => {
    if (offset <= head) return offset === head && removed === 0 && head > 0 && offset === before.length ? after.length : offset;
    if (offset >= head + removed) return offset - removed + inserted;
    return head + Math.round(((offset - head) / removed) * inserted);
  };
  return cues.map((cue) => ({ ...cue, span: { start: moved(cue.span.start), end: Math.max(moved(cue.span.start), moved(cue.span.end)) } }));
}
