import type { ScriptLine } from '../shared/domain/script.ts';
import { borrowGap } from '../shared/fit/borrow-gap.ts';

/** Quiet between two lines of a script without timing, on top of the breath that each line ends with. */
const LINE_GAP_MS = 300;
/** The same where the author left a blank line. */
const PARAGRAPH_GAP_MS = 800;
/** A late line is still asked to fit in at least this. */
const SHORTEST_SLOT_MS = 250;

/** When a line starts and, where it has to fit, into what. */
export interface Placement {
  readonly startMs: number;
  /** By how much it starts after its cue, because the line before it was still speaking; 0 for a line without cue. */
  readonly lateMs: number;
}

export interface SlotRequest {
  readonly slotMs: number;
  readonly borrowMs: number;
}

/**
 * Lines never overlap. A line with a cue starts at its cue, or when the line before it has ended; other lines follow one
 * another with a natural gap.
 * @param previous the line before it, absent for the first
 * @param previousEndMs when that one's sound ends; 0 for the first
 */
export function placeLine(line: ScriptLine, previous: ScriptLine | undefined, previousEndMs: number): Placement {
  if (line.slot) {
    const startMs = Math.max(line.slot.startMs, previousEndMs);
    return { startMs, lateMs: startMs - line.slot.startMs };
  }
  if (!previous) return { startMs: 0, lateMs: 0 };
  const newParagraph = line.sourceLine - previous.sourceLine > 1;
  return { startMs: previousEndMs + (newParagraph ? PARAGRAPH_GAP_MS : LINE_GAP_MS), lateMs: 0 };
}

/** The slot left for a line that starts at `startMs`, and how far it may run into the gap before `next`. */
export function slotFor(line: ScriptLine, startMs: number, next: ScriptLine | undefined): SlotRequest | undefined {
  if (!line.slot) return undefined;
  const { endMs } = line.slot;
  return {
    slotMs: Math.max(SHORTEST_SLOT_MS, endMs - startMs),
    borrowMs: endMs - startMs < SHORTEST_SLOT_MS ? 0 : borrowGap(endMs, next?.slot?.startMs),
  };
}
