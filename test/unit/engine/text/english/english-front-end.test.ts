import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import symbols from '../../../../../models/languages/en/symbols.json' with { type: 'json' };
import { EnglishFrontEnd } from '../../../../../src-main/engine/text/english/english-front-end.ts';
import { NeuralLetterToSound } from '../../../../../src-main/engine/text/english/neural-letter-to-sound.ts';
import type { Reading } from '../../../../../src-main/engine/text/reading.ts';
import { splitReading } from '../../../../../src-main/engine/text/split-reading.ts';
import { tokenise } from '../../../../../src-main/engine/text/tokenise.ts';

const known = new Set(symbols);
let frontEnd: EnglishFrontEnd;

beforeAll(async () => {
  frontEnd = new EnglishFrontEnd(await NeuralLetterToSound.load());
});

function problemsOf(text: string, reading: Reading): string[] {
  const problems: string[] = [];
  for (const item of reading.items) {
    if (item.span.start < 0 || item.span.start > item.span.end || item.span.end > text.length) problems.push('span outside the text');
    if (item.kind === 'word' && (item.phones.length === 0 || item.phones.some((phone) => !known.has(phone)))) problems.push(`phones of ${item.spoken}`);
  }
  const silent = !reading.items.some(({ kind }) => kind === 'word');
  if (silent && reading.warnings.length === 0) problems.push('silently empty');
  for (const part of splitReading(reading)) tokenise(part, symbols);
  return problems;
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.constantFrom('read', 'lead', "'s", "'", 'a', 'B', 'xkcd', ' ', ' ', ',', '.', '?', '12', '$', 'close', 'zorb', '\u0301', '[a|K AE1 T]', '<b>', '\uD800'), { maxLength: 16 }).map((parts) => parts.join('')),
);

test('any text at all is read, tokenised and split, and nothing is silently empty', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.boolean(), async (text, ssml) => {
      expect(problemsOf(text, await frontEnd.read(text, { ssml }))).toEqual([]);
    }),
    { numRuns: 2000, seed: 20 },
  );
});

test('says an everyday sentence, number and all', async () => {
  const { items, warnings } = await frontEnd.read('Dr. Smith read 2 books.');
  const said = items.map((item) => (item.kind === 'word' ? item.phones.join(' ') : item.kind));
  expect(said).toEqual(['D AA1 K T ER0', 'S M IH1 TH', 'R EH1 D', 'T UW1', 'B UH1 K S', 'pause']);
  expect(warnings).toEqual([]);
});

test('gives the author an override, a lexicon and spans of the text', async () => {
  const text = 'The [dog|K AE1 T] saw Ngrok.';
  const { items } = await frontEnd.read(text, { lexicon: new Map([['ngrok', ['EH1', 'N', 'G', 'R', 'AA2', 'K']]]) });
  const words = items.filter((item) => item.kind === 'word');
  expect(words.map(({ source }) => source)).toEqual(['dictionary', 'override', 'dictionary', 'lexicon']);
  expect(text.slice(words[3]?.span.start, words[3]?.span.end)).toBe('Ngrok');
});

test('tells a Pole from a polish by the capital', async () => {
  const { items } = await frontEnd.read('My Polish friend will polish it.');
  const said = items.filter((item) => item.kind === 'word' && item.spoken === 'polish').map((item) => (item.kind === 'word' ? item.phones[1] : ''));
  expect(said).toEqual(['OW1', 'AA1']);
});
