import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Cue } from '../../../../src-main/shared/domain/project-rows.ts';
import { rebaseCues } from '../../../../src-main/shared/domain/rebase-cues.ts';
import { cutToCues } from '../../../../src-main/shared/script/cut-to-cues.ts';
import { linesOfCues } from '../../../../src-main/shared/script/lines-of-cues.ts';
import { numberedIds, subtitles } from './subtitles.ts';

function joined(...texts: string[]): { text: string; cues: readonly Cue[] } {
  const read = subtitles(...texts.map((text, index) => [null, text, index * 1000, index * 1000 + 900] as const));
  const { lines, cues } = linesOfCues(read, { cast: [], voiceId: 'v', someone: 'N', newId: numberedIds(), groups: [texts.map((_, index) => index)] });
  return { text: lines[0]?.text ?? '', cues };
}

/** A take that says each word in `wordMs`, with `gapMs` before it. */
function spoken(text: string, wordMs = 200, gapMs = 40) {
  const words = [...text.matchAll(/\S+/gu)].map((found, index) => ({
    text: found[0],
    startMs: 50 + index * (wordMs + gapMs),
    endMs: 50 + index * (wordMs + gapMs) + wordMs,
    span: { start: found.index, end: found.index + found[0].length },
  }));
  return { words, lengthMs: 100 + words.length * (wordMs + gapMs) };
}

const times = (cut: ReturnType<typeof cutToCues>) => cut.map(({ startMs, endMs }) => [startMs, endMs]);

describe('a take cut back to its cues', () => {
  it('gives each cue from its first word to its last', () => {
    const line = joined('When the tide', 'is out,', 'we walk.');
    expect(times(cutToCues(line, line.cues, spoken(line.text)))).toEqual([
      [50, 730],
      [770, 1210],
      [1250, 1690],
    ]);
  });

  it('follows the words after the author has changed the line', () => {
    const line = joined('When the tide', 'is out,', 'we walk.');
    const text = 'When at last the tide is out, we walk.';
    const cues = rebaseCues(line.cues, line.text, text);
    expect(times(cutToCues({ text }, cues, spoken(text)))).toEqual([
      [50, 1210],
      [1250, 1690],
      [1730, 2170],
    ]);
  });

  it('gives a word that belongs to no cue to the nearer one, and words of one number to one cue', () => {
    const line = joined('In', '25', 'years.');
    const sound = { lengthMs: 2000, words: [
      { text: 'in', startMs: 0, endMs: 100, span: { start: 0, end: 2 } },
      { text: 'twenty', startMs: 100, endMs: 400, span: { start: 3, end: 5 } },
      { text: 'five', startMs: 400, endMs: 700, span: { start: 3, end: 5 } },
      { text: 'years', startMs: 700, endMs: 1100, span: { start: 6, end: 11 } },
    ] };
    expect(times(cutToCues(line, line.cues, sound))).toEqual([
      [0, 100],
      [100, 700],
      [700, 1100],
    ]);
    const [first, , last] = line.cues;
    if (!first || !last) throw new Error('three cues were made');
    expect(times(cutToCues(line, [first, last], sound))).toEqual([
      [0, 700],
      [700, 1100],
    ]);
  });

  it('shares time by letters where there are no timings, and between words where a cue has none of its own', () => {
    const before = joined('One two', 'three', 'maybe', 'four.');
    const text = 'One two three — four.';
    const line = { text, cues: rebaseCues(before.cues, before.text, text) };
    expect(times(cutToCues(line, line.cues, { words: [], lengthMs: 1500 }))).toEqual([
      [0, 600],
      [600, 1100],
      [1100, 1100],
      [1100, 1500],
    ]);
    const sound = spoken(line.text);
    const words = sound.words.filter((word) => word.text !== '—');
    expect(times(cutToCues(line, line.cues, { ...sound, words }))).toEqual([
      [50, 490],
      [530, 730],
      [730, 1010],
      [1010, 1210],
    ]);
  });

  it('keeps its edges within 60 ms of the words, in order, for any sentence and any edit of it', () => {
    const word = fc.constantFrom('the', 'tide', 'is', 'out,', '25', 'we', 'walk.', '潮水', '我们');
    const cue = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), fc.string({ maxLength: 12 }), fc.integer({ min: 30, max: 400 }), (texts, at, removed, inserted, wordMs) => {
        const line = joined(...texts);
        const from = at % (line.text.length + 1);
        const text = line.text.slice(0, from) + inserted + line.text.slice(from + (removed % 10));
        const cues = rebaseCues(line.cues, line.text, text);
        const sound = spoken(text, wordMs);
        const cut = cutToCues({ text }, cues, sound);
        expect(cut.map((each) => each.cue)).toEqual(cues);
        let before = 0;
        for (const { startMs, endMs } of cut) {
          expect(startMs).toBeGreaterThanOrEqual(before);
          expect(endMs).toBeGreaterThanOrEqual(startMs);
          expect(endMs).toBeLessThanOrEqual(sound.lengthMs);
          before = endMs;
        }
        for (const { cue: row, startMs, endMs } of cut) {
          // Words that lie wholly in the cue tell where it has to be.
          const own = sound.words.filter(({ span }) => span.start >= row.span.start && span.end <= row.span.end && span.end > span.start);
          const first = own[0];
          const last = own.at(-1);
          if (!first || !last) continue;
          expect(startMs).toBeLessThanOrEqual(first.startMs);
          expect(endMs).toBeGreaterThanOrEqual(last.endMs);
          const foreign = sound.words.filter(({ span }) => span.end <= row.span.start || span.start >= row.span.end);
          for (const other of foreign) expect(other.startMs >= endMs - 60 || other.endMs <= startMs + 60 || cues.every(({ span }) => other.span.end <= span.start || other.span.start >= span.end)).toBe(true);
        }
      }),
      { numRuns: 10_000, seed: 7 },
    );
  });
});
