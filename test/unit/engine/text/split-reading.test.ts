import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reading, ReadingItem } from '../../../../src-main/engine/text/reading.ts';
import { splitReading } from '../../../../src-main/engine/text/split-reading.ts';
import { anyReading } from './reading-arbitrary.ts';

const span = { start: 0, end: 0 };

/** "aa aaa, aa." as words of so many phones, commas and full stops. */
function reading(sketch: string): Reading {
  const items = Array.from(sketch.matchAll(/a+|[,.]/g), ([part]): ReadingItem => {
    if (part === ',' || part === '.') return { kind: 'pause', mark: part, span };
    return { kind: 'word', spoken: part, phones: Array.from(part, () => 'AA1'), source: 'dictionary', span };
  });
  return { text: sketch, items, warnings: [] };
}

function sketch({ items }: Reading): string {
  return items.map((item) => (item.kind === 'word' ? ` ${item.spoken}` : item.kind === 'pause' ? item.mark : '')).join('').trim();
}

function split(text: string, mostPhones: number): string[] {
  return splitReading(reading(text), mostPhones).map(sketch);
}

test('a sentence that fits stays whole', () => {
  expect(split('aaa aaa, aa aa.', 10)).toEqual(['aaa aaa, aa aa.']);
  expect(split('', 10)).toEqual(['']);
});

test('sentences are spoken one by one', () => {
  expect(split('aaa aaa. aa. aa', 100)).toEqual(['aaa aaa.', 'aa.', 'aa']);
});

test('a long sentence is cut at clause ends, the parts about even', () => {
  expect(split('aa aa, aa aa, aa aa, aa aa.', 8)).toEqual(['aa aa, aa aa,', 'aa aa, aa aa.']);
});

test('a long clause is cut between words, with no word left over', () => {
  expect(split('aa aa aa aa aa aa', 10)).toEqual(['aa aa aa', 'aa aa aa']);
});

test('a word longer than a part stands alone', () => {
  expect(split('aa aaaaaaaaaaaa aa', 5)).toEqual(['aa', 'aaaaaaaaaaaa', 'aa']);
});

test('every item is in one part, in order, and no part is too long without need', () => {
  fc.assert(
    fc.property(anyReading, fc.integer({ min: 4, max: 60 }), (any, mostPhones) => {
      const parts = splitReading(any, mostPhones);
      expect(parts.flatMap(({ items }) => items)).toEqual(any.items);
      expect(parts.flatMap(({ warnings }) => warnings)).toEqual(any.warnings);
      for (const { items, text } of parts) {
        const words = items.filter((item) => item.kind === 'word');
        const phones = words.reduce((sum, word) => sum + word.phones.length, 0);
        expect(text).toBe(any.text);
        expect(phones <= mostPhones || words.length === 1).toBe(true);
        expect(parts.length === 1 || words.length > 0).toBe(true);
      }
    }),
    { numRuns: 500, seed: 4 },
  );
});
