import { describe, expect, it } from 'vitest';

import { placeLine, slotFor } from '../../../src-main/services/place-line.ts';
import type { ScriptLine } from '../../../src-main/shared/domain/script.ts';

function line(sourceLine: number, slot?: [number, number]): ScriptLine {
  return { text: 'Hi', sourceLine, ...(slot && { slot: { startMs: slot[0], endMs: slot[1] } }) };
}

describe('placeLine', () => {
  it('starts a script at once, and a subtitle at its time', () => {
    expect(placeLine(line(3), undefined, 0)).toEqual({ startMs: 0, lateMs: 0 });
    expect(placeLine(line(3, [700, 900]), undefined, 0)).toEqual({ startMs: 700, lateMs: 0 });
  });

  it('never lets two lines overlap, and says by how much a cue is missed', () => {
    expect(placeLine(line(2, [1000, 2000]), line(1, [0, 900]), 1300)).toEqual({ startMs: 1300, lateMs: 300 });
    expect(placeLine(line(2, [1000, 2000]), line(1, [0, 900]), 1000)).toEqual({ startMs: 1000, lateMs: 0 });
  });

  it('parts paragraphs by more than lines', () => {
    const sameParagraph = placeLine(line(2), line(1), 1000).startMs;
    const nextParagraph = placeLine(line(3), line(1), 1000).startMs;
    expect(sameParagraph).toBeGreaterThan(1000);
    expect(nextParagraph).toBeGreaterThan(sameParagraph);
  });
});

describe('slotFor', () => {
  it('gives what is left of the cue, and the gap up to 80 ms before the next', () => {
    expect(slotFor(line(1, [1000, 3000]), 1200, line(2, [3500, 4000]))).toEqual({ slotMs: 1800, borrowMs: 420 });
  });

  it('borrows nothing where cues touch, and a second at most', () => {
    expect(slotFor(line(1, [0, 1000]), 0, line(2, [1000, 2000]))?.borrowMs).toBe(0);
    expect(slotFor(line(1, [0, 1000]), 0, undefined)?.borrowMs).toBe(1000);
  });

  it('asks a line that comes after its cue to be short, but not impossibly so', () => {
    expect(slotFor(line(1, [0, 1000]), 1500, line(2, [2000, 3000]))).toEqual({ slotMs: 250, borrowMs: 0 });
  });

  it('is nothing for a line without a cue', () => {
    expect(slotFor(line(1), 0, undefined)).toBeUndefined();
  });
});
