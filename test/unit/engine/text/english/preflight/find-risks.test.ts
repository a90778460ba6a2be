import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EnglishFrontEnd } from '../../../../../../src-main/engine/text/english/english-front-end.ts';
import type { ReadOptions, RiskyPlace } from '../../../../../../src-main/engine/text/reading.ts';

const frontEnd = new EnglishFrontEnd({ guess: () => Promise.resolve(['AH0']) });
const risksOf = async (text: string, options: ReadOptions = {}): Promise<readonly RiskyPlace[]> => frontEnd.risks(await frontEnd.read(text, options));
const written = async (text: string, options?: ReadOptions): Promise<string[]> => (await risksOf(text, options)).map(({ written: form }) => form);
const only = async (text: string): Promise<RiskyPlace> => {
  const [first, ...others] = await risksOf(text);
  if (!first || others.length > 0) throw new Error(`${1 + others.length} risks in "${text}"`);
  return first;
};

describe('what is said right for certain is no risk', () => {
  it.each([
    'There were 3 men, 20 boats and 1,500 birds.',
    'In the 1990s she moved to Leeds, and in 2003 back again; by the 90s it was over.',
    'It cost $5, or 20% less, at 9 a.m. on March 3rd, 2026.',
    'Mr. Smith saw it on TV in the U.S. and the UK.',
    'She used to live in a house by the sea, close to the road.',
    'I want to read it. They have read it. To use it is to close it.',
    'STOP THE CAR. I said NO.',
    "O'Brien's dog can't swim; the boys' boat did not sink.",
    'A well-known, state-of-the-art café with Wi-Fi.',
    'A 5-year-old waited 24/7, for the sake of it.',
  ])('%s', async (text) => {
    expect(await written(text)).toEqual([]);
  });
});

describe('what can be read in several ways', () => {
  it.each([
    ['It was signed on 3/4/2026.', 'date', 'march fourth twenty twenty six', 'the third of april twenty twenty six'],
    ['The train leaves at 17:05 sharp.', 'date', 'seventeen oh five', 'five past five'],
    ['We won 3-1 at home.', 'number', 'three to one', 'three one'],
    ['Room 1812 is upstairs.', 'number', 'eighteen twelve', 'one eight one two'],
    ['Chapter IX begins.', 'number', 'nine', 'the ninth'],
    ['It weighs 5 lbs today.', 'unit', 'five pounds', 'five l b s'],
    ['Ask for SQL there.', 'initialism', 's q l', 'sql'],
    ['NASA said so.', 'initialism', 'nasa', 'n a s a'],
    ['The C# course.', 'symbol', 'c sharp', 'c'],
    ['Write to a.b@example.org now.', 'symbol', 'a dot b at example dot org', 'a b example org'],
  ])('%s', async (text, kind, spoken, other) => {
    const risk = await only(text);
    expect(risk).toMatchObject({ kind, spoken });
    expect(risk.alternatives.map((form) => form.spoken)).toContain(other);
  });

  it('offers other phones of one word: homographs, names, foreign words', async () => {
    const lead = await only('The lead was heavy.');
    expect([lead.phones, ...lead.alternatives.map(({ phones }) => phones)].map((phones) => phones.join(' ')).sort()).toEqual(['L EH1 D', 'L IY1 D']);
    expect(await only('Ask Qzorblat now.')).toMatchObject({ kind: 'name', lexiconWord: 'qzorblat' });
    expect(await only('One more crème, please.')).toMatchObject({ kind: 'foreign', lexiconWord: 'creme' });
  });

  it('knows spellings with a second, rare word behind them', async () => {
    expect(await only('The axes cross there.')).toMatchObject({ kind: 'homograph', lexiconWord: null, alternatives: [{ phones: ['AE1', 'K', 'S', 'IY0', 'Z'] }] });
    expect(await only('A cup of sake.')).toMatchObject({ written: 'sake', alternatives: [{ phones: ['S', 'AA1', 'K', 'IY0'] }] });
    expect(await only('The train to Reading left.')).toMatchObject({ kind: 'homograph' });
  });

  it('sees one spelling with two readings in one sentence', async () => {
    const risks = await risksOf('They will record the record.');
    expect(risks.map(({ written: form, phones }) => `${form} ${phones.join(' ')}`)).toEqual(['record R IH0 K AO1 R D', 'record R EH1 K ER0 D']);
  });

  it('sees what nothing is said for', async () => {
    expect((await risksOf('Rock / pop, then 你好.')).map(({ kind, written: form, spoken }) => [kind, form, spoken])).toEqual([['symbol', '/', ''], ['foreign', '你好', '']]);
  });
});

describe('what the author has settled', () => {
  it('is no risk: an override where it stands, a word of the lexicon', async () => {
    const text = 'The lead is by SQL.';
    expect(await written(text)).toEqual(['lead', 'SQL']);
    const lexicon = new Map([['sql', ['S', 'IY1', 'K', 'W', 'AH0', 'L']]]);
    expect(await written(text, { overrides: [{ start: 4, end: 8, phones: ['L', 'EH1', 'D'] }], lexicon })).toEqual([]);
    expect(await written('By [SQL|S IY1 K W AH0 L] alone. [pause 250ms]')).toEqual([]);
  });

  it('is said: a lexicon speaks initials as its word, with their ending, and leaves shouted words alone', async () => {
    const lexicon = new Map([['sql', ['S', 'IY1', 'K', 'W', 'AH0', 'L']], ['the', ['DH', 'IY1']]]);
    const spoken = async (text: string): Promise<string[]> => (await frontEnd.read(text, { lexicon })).items.flatMap((item) => (item.kind === 'word' ? [`${item.spoken} ${item.phones.join(' ')}`] : []));
    expect(await spoken('SQL')).toEqual(['sql S IY1 K W AH0 L']);
    expect(await spoken("SQL's")).toEqual(["sql's S IY1 K W AH0 L Z"]);
    expect(await spoken('NOSQL2')).not.toContain('sql S IY1 K W AH0 L');
  });

  it('can be an alternative of the list, put where the risk stands', async () => {
    for (const text of ['It was signed on 3/4/2026.', 'Rock / pop.', 'Save final_v2.wav.', 'It cost €2.50 or $1.5M.', 'See (555) 123-4567 now.', 'See Louis XIV.', 'A 🎉 party.']) {
      for (const { span, alternatives } of await risksOf(text)) {
        for (const { phones } of alternatives) {
          const reading = await frontEnd.read(text, { overrides: [{ ...span, phones }] });
          expect(reading.warnings, text).toEqual([]);
          expect(reading.items.some((item) => item.kind === 'word' && item.source === 'override' && item.phones.join(' ') === phones.join(' '))).toBe(true);
        }
      }
    }
  });
});

it('any text has risks in order, within the text, never twice at a place, with ways that differ', async () => {
  const piece = fc.oneof(
    fc.constantFrom('3/4/2026', 'SQL', "IKEA's", 'lead', ' ', '. ', '/', '#', '@x', '1,5', '12-', 'IX', '你好', '🎉', 'é', 'a.b.c', '$5M', "'69", '[x|W ER1 D]', '[pause]', '<b>', '&amp;', '\n', '—'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { span, written: form, phones, alternatives, risk } of await risksOf(text)) {
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeGreaterThan(span.start);
        expect(text.slice(span.start, span.end)).toBe(form);
        expect(risk).toBeGreaterThan(0);
        const ways = [phones, ...alternatives.map((other) => other.phones)].map((way) => way.join(' '));
        expect(new Set(ways).size).toBe(ways.length);
        last = span.end;
      }
    }),
    { seed: 31, numRuns: 400 },
  );
}, 30_000);
