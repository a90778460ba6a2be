import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EnglishFrontEnd } from '../../../../../src-main/engine/text/english/english-front-end.ts';
import type { Reading, ReadingOverride, ReadOptions, ReadWord } from '../../../../../src-main/engine/text/reading.ts';

const frontEnd = new EnglishFrontEnd({ guess: (word) => Promise.resolve(Array.from(word, () => 'AH0')) });
const TEXT = 'I read the old book, then read it again.';

function read(text: string, overrides: readonly ReadingOverride[], options: ReadOptions = {}): Promise<Reading> {
  return frontEnd.read(text, { ...options, overrides });
}

function wordsOf({ items }: Reading): readonly ReadWord[] {
  return items.filter((item) => item.kind === 'word');
}

function said(reading: Reading, word: string): readonly string[] {
  return wordsOf(reading).filter(({ spoken }) => spoken === word).map(({ phones }) => phones.join(' '));
}

describe('an override', () => {
  it('is for its one place, and wins over lexicon and list', async () => {
    const start = TEXT.lastIndexOf('read');
    const reading = await read(TEXT, [{ start, end: start + 4, phones: ['R', 'UW1', 'D'] }], { lexicon: new Map([['read', ['R', 'AY1', 'D']]]) });
    expect(said(reading, 'read')).toEqual(['R AY1 D', 'R UW1 D']);
    const word = wordsOf(reading).find(({ source }) => source === 'override');
    expect(word).toMatchObject({ spoken: 'read', span: { start, end: start + 4 } });
    expect(reading.warnings).toEqual([]);
  });

  it('leaves every other word as it would be', async () => {
    const plain = wordsOf(await read(TEXT, []));
    const start = TEXT.indexOf('old');
    const shaped = wordsOf(await read(TEXT, [{ start, end: start + 3, phones: ['OW1', 'L', 'D'] }]));
    expect(shaped.filter(({ spoken }) => spoken !== 'old')).toEqual(plain.filter(({ spoken }) => spoken !== 'old'));
  });

  it('stands for all the words that its stretch would have been', async () => {
    const reading = await read('In 1999 it rained.', [{ start: 3, end: 7, phones: ['Y', 'IH1', 'R'] }]);
    expect(wordsOf(reading).map(({ phones }) => phones.join(' '))).toContain('Y IH1 R');
    expect(wordsOf(reading)).toHaveLength(4);
  });

  it('counts in the author\'s characters where tags stand before it', async () => {
    const text = '<speak>Say <emphasis>tomato</emphasis> now.</speak>';
    const start = text.indexOf('tomato');
    const reading = await read(text, [{ start, end: start + 6, phones: ['T', 'AH0', 'M', 'AA1', 'T', 'OW0'] }], { ssml: true });
    expect(said(reading, 'tomato')).toEqual(['T AH0 M AA1 T OW0']);
    expect(wordsOf(reading).find(({ spoken }) => spoken === 'tomato')?.style).toBeDefined();
  });

  const BAD: readonly (readonly [string, ReadingOverride])[] = [
    ['phones of no language', { start: 2, end: 6, phones: ['QQ'] }],
    ['no text', { start: 100, end: 104, phones: ['AA1'] }],
    ['half a word', { start: 2, end: 4, phones: ['AA1'] }],
    ['a space', { start: 1, end: 2, phones: ['AA1'] }],
    ['an end before its start', { start: 6, end: 2, phones: ['AA1'] }],
  ];
  it.each(BAD)('of %s is a warning, and the text is read as usual', async (_name, override) => {
    const reading = await read(TEXT, [override]);
    expect(reading.items).toEqual((await read(TEXT, [])).items);
    expect(reading.warnings.map(({ code }) => code)).toEqual(['bad-override']);
  });

  it('that overlaps another is left out', async () => {
    const reading = await read(TEXT, [{ start: 7, end: 14, phones: ['AA1'] }, { start: 11, end: 14, phones: ['IY1'] }]);
    expect(wordsOf(reading).filter(({ source }) => source === 'override').map(({ phones }) => phones.join(' '))).toEqual(['AA1']);
    expect(reading.warnings).toHaveLength(1);
  });

  it('never makes a reading throw, and its spans stay inside the text', async () => {
    const override = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }), phones: fc.array(fc.constantFrom('AA1', 'T', 'x', ''), { maxLength: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 50, unit: fc.constantFrom('a', 'b', ' ', '[', '|', ']', '1', '.', 'é', '😀', '<') }), fc.array(override, { maxLength: 4 }), async (text, overrides) => {
        const { items } = await read(text, overrides);
        for (const { span } of items) expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});

describe('the ways to say a word', () => {
  const ways = async (word: string): Promise<string[]> => (await frontEnd.pronunciations(word)).map((phones) => phones.join(' '));

  it('are both readings of a homograph', async () => {
    expect(await ways('lead')).toEqual(expect.arrayContaining(['L EH1 D', 'L IY1 D']));
    expect((await ways('record')).slice(0, 2)).toEqual(['R EH1 K ER0 D', 'R IH0 K AO1 R D']);
  });

  it('are all that the dictionary lists, each once', async () => {
    const tomato = await ways('tomato');
    expect(tomato).toEqual(expect.arrayContaining(['T AH0 M EY1 T OW2', 'T AH0 M AA1 T OW2']));
    expect(new Set(tomato).size).toBe(tomato.length);
  });

  it('are strong and weak for a function word', async () => {
    expect(await ways('the')).toEqual(expect.arrayContaining(['DH AH0', 'DH IY0']));
  });

  it('hold a guess where the lists know at most one', async () => {
    expect(await ways('harbor')).toContain('AH0 AH0 AH0 AH0 AH0 AH0');
    expect(await ways('blorptang')).toHaveLength(1);
  });
});
