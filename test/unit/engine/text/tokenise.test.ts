import fc from 'fast-check';
import { expect, test } from 'vitest';
import symbols from '../../../../models/languages/en/symbols.json' with { type: 'json' };
import type { Reading, ReadingItem } from '../../../../src-main/engine/text/reading.ts';
import { tokenise } from '../../../../src-main/engine/text/tokenise.ts';
import { anyReading } from './reading-arbitrary.ts';

const span = { start: 0, end: 0 };
const cat: ReadingItem = { kind: 'word', spoken: 'cat', phones: ['K', 'AE1', 'T'], source: 'dictionary', span };

function reading(...items: ReadingItem[]): Reading {
  return { text: '', items, warnings: [] };
}
function pause(mark: ',' | '.' | '?' | '!'): ReadingItem {
  return { kind: 'pause', mark, span };
}
function timed(durationMs: number): ReadingItem {
  return { kind: 'pause', mark: 'timed', durationMs, span };
}
function symbolsOf(...items: ReadingItem[]): string {
  return tokenise(reading(...items), symbols).tokens.map(({ symbol }) => symbol).join(' ');
}

test('puts one boundary between words and a full stop at the end', () => {
  expect(symbolsOf(cat, cat, pause(','), cat, pause('?'), cat)).toBe('sil K AE1 T _ K AE1 T , K AE1 T . K AE1 T .');
  expect(symbolsOf(cat, pause('!'))).toBe('sil K AE1 T .');
  expect(symbolsOf()).toBe('sil .');
});

test('pauses in a row are one boundary, the strongest, with the timed ones together', () => {
  const { tokens } = tokenise(reading(cat, pause(','), timed(200), pause('.'), timed(300), cat), symbols);
  expect(tokens[4]).toEqual({ symbol: '.', kind: 'boundary', item: 2, pauseMs: 500 });
});

test('a timed pause before the first word lengthens the edge, one after the last the end', () => {
  const { tokens } = tokenise(reading(timed(500), cat, timed(250)), symbols);
  expect(tokens[0]).toEqual({ symbol: 'sil', kind: 'edge', item: 0, pauseMs: 500 });
  expect(tokens.at(-1)).toEqual({ symbol: '.', kind: 'boundary', item: 2, pauseMs: 250 });
});

test('a pause of no length at all is still asked for exactly', () => {
  expect(tokenise(reading(cat, timed(0), cat), symbols).tokens[4]).toMatchObject({ symbol: ',', pauseMs: 0 });
});

test('a mark between words is no pause', () => {
  expect(symbolsOf(cat, { kind: 'mark', name: 'x', span }, cat)).toBe('sil K AE1 T _ K AE1 T .');
});

test('a voice that lacks a sound is reported as damaged', () => {
  expect(() => tokenise(reading(cat), ['sil', '_', ',', '.', 'K', 'T'])).toThrow(expect.objectContaining({ code: 'voice.damaged' }));
});

test('any reading keeps the shape voices are trained on, and every phone and timed pause', () => {
  fc.assert(
    fc.property(anyReading, (any) => {
      const { tokens, ids, items } = tokenise(any, symbols);
      const words = items.flatMap((item) => (item.kind === 'word' ? [item.phones] : []));
      const phones = tokens.filter(({ kind }) => kind === 'vowel' || kind === 'consonant');
      expect(phones.map(({ symbol }) => symbol)).toEqual(words.flat());
      expect(phones.every((token) => token.item !== undefined && items[token.item]?.kind === 'word')).toBe(true);
      expect(tokens[0]?.symbol).toBe('sil');
      expect(tokens.at(-1)?.symbol).toBe('.');
      expect(tokens.filter(({ kind }) => kind === 'edge')).toHaveLength(1);
      expect(tokens.filter(({ kind }) => kind === 'boundary')).toHaveLength(Math.max(1, words.length));
      expect(Array.from(ids, (id) => symbols[id])).toEqual(tokens.map(({ symbol }) => symbol));
      const asked = items.reduce((sum, item) => sum + (item.kind === 'pause' ? (item.durationMs ?? 0) : 0), 0);
      expect(tokens.reduce((sum, { pauseMs = 0 }) => sum + pauseMs, 0)).toBe(asked);
    }),
    { numRuns: 500, seed: 3 },
  );
});
