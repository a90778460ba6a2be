interface Span {
  readonly start: number;
  readonly end: number;
}

/** Longer than a breath: what stands farther away does not help to judge a word. */
const REACH = 140;
const ENDS = /[.?!…。？！\n]/;

/** The sentence around a place: its part before, the place itself, its part behind. */
export function sentenceOf(text: string, { start, end }: Span): { readonly before: string; readonly item: string; readonly after: string } {
  let from = start;
  while (from > 0 && start - from < REACH && !(ENDS.test(text.charAt(from - 1)) && /\s|["'”’)]/.test(text.charAt(from)))) from -= 1;
  let to = end;
  while (to < text.length && to - end < REACH && !(ENDS.test(text.charAt(to)) && !/[\p{L}\p{N}]/u.test(text.charAt(to + 1)))) to += 1;
  const cutBefore = from > 0 && start - from >= REACH ? '…' : '';
  const cutAfter = to < text.length && to - end >= REACH ? '…' : '';
  return { before: cutBefore + text.slice(from, start).trimStart(), item: text.slice(start, end), after: text.slice(end, to + 1).trimEnd() + cutAfter };
}
