/** Offsets in a text, UTF-16, `start` < `end`. */
interface Spanning {
  readonly start: number;
  readonly end: number;
}

/**
 * Moves spans of a text to the same characters in the text that replaced it. What lies before or after the changed stretch
 * stays with its characters; a span that touches the change is dropped, since its words are no longer the ones it was for.
 */
export function rebaseSpans<S extends Spanning>(spans: readonly S[], before: string, after: string): S[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const shift = after.length - before.length;
  const changeEnd = before.length - tail;
  return spans.flatMap((span) => {
    const moved = span.end <= head ? span : span.start >= changeEnd ? { ...span, start: span.start + shift, end: span.end + shift } : undefined;
    return moved && standsAlone(after, moved) ? [moved] : [];
  });
}

/** A letter typed right at the edge of a word makes it another word. */
function standsAlone(text: string, { start, end }: Spanning): boolean {
  return !isWordLetter(text[start - 1]) && !isWordLetter(text[end]);
}

function isWordLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}\p{N}'’]/u.test(character);
}
