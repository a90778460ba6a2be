/** Text in an editor and where its caret stands, in UTF-16 units. */
export interface EditedText {
  readonly text: string;
  readonly caret: number;
}

/**
 * Brings a text that changed under an author's hands (undone, replaced everywhere) together with what they are typing. Both
 * changes are kept where they touch different stretches; where they meet, what is being typed wins, since the author
 * sees it and nobody else does.
 *
 * @param base the text that the typing began with.
 * @param typed what stands in the editor now.
 * @param arrived the text that took the place of `base`.
 */
export function mergeDraft(base: string, typed: EditedText, arrived: string): EditedText {
  if (arrived === base || arrived === typed.text) return typed;
  if (typed.text === base) return { text: arrived, caret: caretAfter(base, arrived, typed.caret) };
  const own = changeBetween(base, typed.text);
  const other = changeBetween(base, arrived);
  if (own.start <= other.end && other.start <= own.end) return typed;
  const text =
    own.start < other.start
      ? typed.text.slice(0, own.start + own.inserted.length) + base.slice(own.end, other.start) + other.inserted + base.slice(other.end)
      : base.slice(0, other.start) + other.inserted + base.slice(other.end, own.start) + own.inserted + base.slice(own.end);
  return { text, caret: caretAfter(typed.text, text, typed.caret) };
}

/** Where a caret in `before` stands once the text is `after`: with the character it stood at, or at the end of what replaced it. */
export function caretAfter(before: string, after: string, caret: number): number {
  const { start, end, inserted } = changeBetween(before, after);
  if (caret <= start) return caret;
  if (caret >= end) return caret + after.length - before.length;
  return start + inserted.length;
}

interface Change {
  /** Stretch of the text before that is gone. */
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** The one stretch in which two texts differ, as short as it can be. */
function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { start, end: before.length - tail, inserted: after.slice(start, after.length - tail) };
}
