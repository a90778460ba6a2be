import type { Line } from '../domain/project-rows.ts';
import { rebaseSpans } from '../domain/rebase-spans.ts';

/** A line with another text; readings that were fixed stay with the words that are still there. */
export function withText(line: Line, text: string): Line {
  return { ...line, text, overrides: rebaseSpans(line.overrides, line.text, text) };
}
