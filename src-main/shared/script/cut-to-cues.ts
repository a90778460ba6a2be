import type { TakeDetail } from '../contract/views.ts';
import type { Cue, Line } from '../domain/project-rows.ts';

export interface CutCue {
  readonly cue: Cue;
  /** From the first sample of the take. `startMs <= endMs`, and cues follow one another without overlap. */
  readonly startMs: number;
  readonly endMs: number;
}

/** The take that speaks a line. `words` may be empty, for a take whose timings are not known. */
export interface SpokenSound {
  readonly words: TakeDetail['words'];
  readonly lengthMs: number;
}

/**
 * Cuts the take of a line back to the cues that it speaks: each lasts from its first word to its last. A word belongs to
 * the cue that has most of its letters, one between cues to the nearer. Cues without words of their own, and all cues of a
 * take without timings, share the time there is by their letters.
 *
 * @param cues those of the line, in the order of its text (`cuesOfLine`).
 */
export function cutToCues(line: Pick<Line, 'text'>, cues: readonly Cue[], { words, lengthMs }: SpokenSound): CutCue[] {
  const own = cues.map((): { startMs: number; endMs: number } | null => null);
  for (const { span, startMs, endMs } of words) {
    const at = cueOf(cues, span);
    if (at === -1) continue;
    const present = own[at];
    own[at] = present ? { startMs: Math.min(present.startMs, startMs), endMs: Math.max(present.endMs, endMs) } : { startMs, endMs };
  }
  const cut: CutCue[] = [];
  let from = 0;
  for (let index = 0; index < cues.length; ) {
    const found = own[index];
    if (found) {
      push(index, Math.max(from, found.startMs), found.endMs);
      index += 1;
      continue;
    }
    let end = index;
    while (end < cues.length && !own[end]) end += 1;
    share(index, end, Math.max(from, Math.min(lengthMs, own[end]?.startMs ?? lengthMs)));
    index = end;
  }
  return cut;

  function push(index: number, startMs: number, endMs: number): void {
    const cue = cues[index];
    if (!cue) return;
    from = Math.max(startMs, endMs);
    cut.push({ cue, startMs, endMs: from });
  }

  /** Cues `first` up to `last` (left out) lie between what came before and `until`. */
  function share(first: number, last: number, until: number): void {
    const letters = cues.slice(first, last).map(({ span }) => lettersIn(line.text.slice(span.start, span.end)));
    const all = letters.reduce((sum, count) => sum + count, 0);
    const begin = from;
    let before = 0;
    for (let index = first; index < last; index += 1) {
      const own = all === 0 ? (last - first === 0 ? 0 : 1 / (last - first)) : (letters[index - first] ?? 0) / all;
      push(index, begin + (until - begin) * before, begin + (until - begin) * Math.min(1, before + own));
      before += own;
    }
  }
}

/** The cue that has most letters of a span, else the one nearest to it; -1 where there are no cues. */
function cueOf(cues: readonly Cue[], span: Cue['span']): number {
  let best = -1;
  let most = -Infinity;
  cues.forEach((cue, index) => {
    // Negative where they do not meet: the distance between them.
    const overlap = Math.min(cue.span.end, span.end) - Math.max(cue.span.start, span.start);
    if (overlap > most) {
      most = overlap;
      best = index;
    }
  });
  return best;
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
