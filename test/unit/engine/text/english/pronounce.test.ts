import { expect, test } from 'vitest';
import { PronouncingDictionary } from '../../../../../src-main/engine/text/english/dictionary.ts';
import { EnglishPronouncer } from '../../../../../src-main/engine/text/english/pronounce.ts';
import type { SpokenToken, SpokenWord } from '../../../../../src-main/engine/text/english/spoken-token.ts';
import type { Lexicon, ReadWord } from '../../../../../src-main/engine/text/reading.ts';
import { WarningList } from '../../../../../src-main/engine/text/warning-list.ts';

const pronouncer = new EnglishPronouncer(new PronouncingDictionary(), { guess: (word) => Promise.resolve(['G', `AH${word.length % 3}`]) });
const nowhere = { start: 0, end: 0 };

function word(spoken: string, more: Partial<SpokenWord> = {}): SpokenWord {
  return { kind: 'word', spoken, span: nowhere, ...more };
}
const comma: SpokenToken = { kind: 'pause', mark: ',', span: nowhere };
const mark: SpokenToken = { kind: 'mark', name: 'here', span: nowhere };

async function say(tokens: readonly SpokenToken[], lexicon: Lexicon = new Map(), warnings = new WarningList()): Promise<ReadWord[]> {
  const items = await pronouncer.pronounce('', tokens, lexicon, warnings);
  return items.filter((item) => item.kind === 'word');
}

async function sayWord(token: SpokenWord, lexicon?: Lexicon): Promise<string> {
  const [said] = await say([token], lexicon);
  return said ? `${said.source}: ${said.phones.join(' ')}` : '';
}

const lexicon: Lexicon = new Map([
  ['read', ['R', 'AA1', 'D']],
  ['zorb', ['Z', 'AO1', 'R', 'B']],
  ['the', ['DH', 'IY1']],
  ['broken', ['QQ', 'X']],
]);

test('an override in the text beats the lexicon, and the lexicon every list', async () => {
  expect(await sayWord(word('read', { phones: ['B', 'IY1'] }), lexicon)).toBe('override: B IY1');
  expect(await sayWord(word('read'), lexicon)).toBe('lexicon: R AA1 D');
  expect(await sayWord(word('read'))).toBe('homograph: R IY1 D');
  expect(await sayWord(word('hers'))).toBe('dictionary: HH ER1 Z');
});

test('the lexicon also stands behind the forms of its words', async () => {
  expect(await sayWord(word("zorb's"), lexicon)).toBe('lexicon: Z AO1 R B Z');
  expect(await sayWord(word('zorbing'), lexicon)).toBe('lexicon: Z AO1 R B IH0 NG');
});

test('a lexicon entry that is no ARPABET leaves the usual reading', async () => {
  expect(await sayWord(word('broken'), lexicon)).toBe('dictionary: B R OW1 K AH0 N');
});

test('an author decides even over function words', async () => {
  const [the] = await say([word('the'), word('cat')], lexicon);
  expect(the?.phones).toEqual(['DH', 'IY1']);
});

test.each([
  ['microbubbles', 'morphology'],
  ['doomscroll', 'compound'],
  ['doomscrolling', 'compound'],
  ['xkcd', 'spelled'],
  ['zzyzxo', 'model'],
])('%s is known by %s', async (spoken, source) => {
  const [said] = await say([word(spoken)]);
  expect(said?.source).toBe(source);
});

test('spells a word without vowels, the last letter stressed', async () => {
  expect(await sayWord(word('xkcd'))).toBe('spelled: EH2 K S K EY2 S IY2 D IY1');
  expect(await sayWord(word("xkcd's"))).toBe('spelled: EH2 K S K EY2 S IY2 D IY1 Z');
});

test('a guess is reported to the author, a known word is not', async () => {
  const warnings = new WarningList();
  await say([word('zzyzxo', { span: { start: 4, end: 10 } }), word('cat')], new Map(), warnings);
  expect(warnings.finish()).toMatchObject([{ code: 'guessed-word', span: { start: 4, end: 10 } }]);
});

test('function words fit their neighbours', async () => {
  const said = await say([word('the'), word('apple'), word('to'), word('the'), word('car'), word('to')]);
  expect(said.map(({ phones }) => phones.join(' '))).toEqual(['DH IY0', 'AE1 P AH0 L', 'T AH0', 'DH AH0', 'K AA1 R', 'T UW1']);
});

test('a pause makes a function word strong, a mark does not part it from its neighbour', async () => {
  const [beforePause] = await say([word('to'), comma, word('go')]);
  const [beforeMark] = await say([word('to'), mark, word('go')]);
  expect(beforePause?.phones).toEqual(['T', 'UW1']);
  expect(beforeMark?.phones).toEqual(['T', 'AH0']);
});

test('a letter has its name', async () => {
  const said = await say([word('a'), word('b', { letter: true }), word("c's")]);
  expect(said.map(({ phones }) => phones.join(' '))).toEqual(['EY1', 'B IY1', 'S IY1 Z']);
  expect(await sayWord(word('a', { letter: true }))).toBe('spelled: EY1');
  expect(await sayWord(word('a'))).toBe('dictionary: AH0');
});

test('keeps pauses, marks and styles in place', async () => {
  const style = { paceFactor: 1.2 };
  const tokens: SpokenToken[] = [mark, word('cat', { style }), comma, word('dog')];
  const items = await pronouncer.pronounce('', tokens, new Map(), new WarningList());
  expect(items.map(({ kind }) => kind)).toEqual(['mark', 'word', 'pause', 'word']);
  expect(items[1]).toMatchObject({ style });
});

test('a thousand sentences with homographs take a second or two, not a minute', async () => {
  const sentence: SpokenToken[] = [word('they'), word('read'), word('the'), word('record'), { kind: 'pause', mark: '.', span: nowhere }];
  const started = performance.now();
  await say(Array.from({ length: 1000 }, () => sentence).flat());
  expect(performance.now() - started).toBeLessThan(15_000);
});
