import fc from 'fast-check';
import type { Reading, ReadingItem } from '../../../../src-main/engine/text/reading.ts';

const phone = fc.constantFrom('K', 'AE1', 'T', 'D', 'AO1', 'G', 'S', 'IY0');

const item = fc.oneof(
  { weight: 6, arbitrary: fc.array(phone, { minLength: 1, maxLength: 9 }).map((phones) => ({ kind: 'word' as const, phones })) },
  { weight: 2, arbitrary: fc.constantFrom(',' as const, '.' as const, '?' as const, '!' as const).map((mark) => ({ kind: 'pause' as const, mark })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }).map((tens) => ({ kind: 'pause' as const, mark: 'timed' as const, durationMs: tens * 10 })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'mark' as const, name: 'm' }) },
);

/** Readings of any order of words, pauses and marks, each item with a span of its own. */
export const anyReading: fc.Arbitrary<Reading> = fc.array(item, { maxLength: 120 }).map((drafts) => {
  const items = drafts.map((draft, index): ReadingItem => {
    const span = { start: index * 4, end: index * 4 + 3 };
    return draft.kind === 'word' ? { ...draft, spoken: 'word', source: 'dictionary', span } : { ...draft, span };
  });
  const warnings = items.filter((_, index) => index % 7 === 3).map(({ span }) => ({ code: 'guessed-word' as const, message: 'guess', span }));
  return { text: 'word '.repeat(drafts.length), items, warnings };
});
