import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { samplesOfMs } from '../../../../src-main/shared/domain/time.ts';
import { sentenceGroups } from '../../../../src-main/shared/script/sentence-groups.ts';
import { subtitles } from './subtitles.ts';

type Said = string | readonly [speaker: string | null, text: string];

/** Cues of 2 s, `gapMs` apart, in a file whose other cues are as sentences usually are. */
function groupsOf(said: readonly Said[], gapMs = 100, rest: readonly string[] = []): number[][] {
  const all: Said[] = [...said, ...rest];
  const cues = all.map((each, index) => {
    const [speaker, text] = typeof each === 'string' ? [null, each] : each;
    return [speaker, text, index * (2000 + gapMs), index * (2000 + gapMs) + 2000] as const;
  });
  return sentenceGroups(subtitles(...cues).cues)
    .map((group) => [...group.cues])
    .filter(([first = 0]) => first < said.length);
}

const ENGLISH = ['She left the house.', 'He knew that it was late.', 'Is that you?', 'No.'];
const GERMAN = ['Sie ging nach Hause.', 'Er wusste, dass es spät war.', 'Bist du das?', 'Nein, ich nicht.'];
const CHINESE = ['她离开了家。', '他知道已经晚了。', '是你吗？', '不是。'];

describe('a sentence that runs across cues', () => {
  it.each([
    ['nothing ends the first', ['When the tide is out', 'we walk to the island.'], ENGLISH],
    ['a comma ends the first', ['I told you,', 'Mara, to wait.'], ENGLISH],
    ['the title of a person', ['Have you seen Mr.', 'Harris today?'], ENGLISH],
    ['dots on both sides', ['I thought...', '...that you knew.'], ENGLISH],
    ['a dash and small letters', ['The boat –', 'the old one – is gone.'], ENGLISH],
    ['a quoted question goes on', ['“Where is he?”', 'asked the girl.'], ENGLISH],
    ['a capital that is a name, behind an article', ['We sailed for the', 'Orkney islands.'], ENGLISH],
    ['a German noun', ['Wir fahren morgen mit dem', 'Schiff nach Hamburg.'], GERMAN],
    ['z. B.', ['Nimm etwas mit, z. B.', 'Brot und Wasser.'], GERMAN],
    ['No. before a number', ['He lives at No.', '5 Harbour Street.'], ENGLISH],
    ['usw. within', ['Brot, Wasser usw.', 'haben wir dabei.'], GERMAN],
    ['a German date', ['Sie kommt am 3.', 'Mai zurück.'], GERMAN],
    ['weil', ['Er blieb zu Hause', 'weil es regnete.'], GERMAN],
    ['a Chinese comma', ['潮水退去的时候，', '我们就走。'], CHINESE],
    ['no Chinese full stop', ['我们等到潮水退去', '再走过去。'], CHINESE],
  ])('is offered: %s', (_name, said, rest) => {
    expect(groupsOf(said, 100, rest)).toEqual([[0, 1]]);
  });

  it.each([
    ['a full stop', ['The tide is out.', 'We walk.'], ENGLISH],
    ['a full stop in a quote', ['“The tide is out.”', 'We walk.'], ENGLISH],
    ['a question', ['Is it out?', 'Yes.'], ENGLISH],
    ['dots that trail off', ['I thought...', 'Never mind.'], ENGLISH],
    ['somebody stops short', ['If you had only –', 'Stop it.'], ENGLISH],
    ['usw. at the end', ['Brot, Wasser usw.', 'Wir gehen jetzt.'], GERMAN],
    ['No.', ['No.', 'Wait for me.'], ENGLISH],
    ['a year at the end', ['Das war 1989.', 'Wir gingen.'], GERMAN],
    ['a Chinese full stop', ['潮水退了。', '我们走吧。'], CHINESE],
    ['Chinese dots', ['我以为……', '算了。'], CHINESE],
    ['a heading', ['Chapter One', 'The tide was out.'], ENGLISH],
    ['a description between', ['When the tide is out', '[door slams]', 'we walk.'], ENGLISH],
    ['a song', ['♪ When the tide', '♪ is out'], ENGLISH],
    ['two speakers', [['Mara', 'When the tide is out'] as const, ['Joss', 'we walk.'] as const], ENGLISH],
  ])('ends with the cue: %s', (_name, said, rest) => {
    expect(groupsOf(said, 100, rest)).toEqual([]);
  });

  it('may pause, but not long', () => {
    expect(groupsOf(['When the tide is out', 'we walk.'], 1200, ENGLISH)).toEqual([[0, 1]]);
    expect(groupsOf(['When the tide is out', 'we walk.'], 1201, ENGLISH)).toEqual([]);
  });

  it('goes on for the speaker who has no name again', () => {
    expect(groupsOf([['MARA', 'When the tide is out'], [null, 'we walk.'], ['MARA', 'Yes.']], 100, ENGLISH)).toEqual([[0, 1]]);
  });

  it('is only told by words that go on where a file has no punctuation', () => {
    expect(groupsOf(['你好吗', '我很好', '因为', '今天天气很好', '再见'])).toEqual([[1, 2, 3]]);
    expect(groupsOf(['how are you', 'i am fine', 'because of the', 'weather', 'good bye'])).toEqual([[1, 2, 3]]);
  });

  it('says why, and how sure it is', () => {
    const sure = sentenceGroups(subtitles([null, 'I told you,', 0, 900], [null, 'more than once.', 1000, 1900]).cues);
    expect(sure).toEqual([{ cues: [0, 1], text: 'I told you, more than once.', reason: 'comma', confidence: 0.97 }]);
    const [unsure] = sentenceGroups(subtitles([null, 'I told it to you then', 0, 900], [null, 'Harris knows.', 1000, 1900], ...ENGLISH.map((text, index) => [null, text, 9000 + index * 900, 9800 + index * 900] as const)).cues);
    expect(unsure?.reason).toBe('open');
    expect(unsure?.confidence).toBeLessThan(0.7);
  });

  it('that is too long is cut where it hangs together least', () => {
    const cues = ['one of us,', 'two of us,', 'three of us;', 'four of us,', 'five of us,', 'six of us.'].map((text, index) => [null, text, index * 1000, index * 1000 + 950] as const);
    expect(sentenceGroups(subtitles(...cues).cues).map((group) => group.cues)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
  });

  it('keeps within its limits whatever the file is, and each cue is in one sentence', { timeout: 60_000 }, () => {
    const text = fc.constantFrom('and the sea,', 'was calm', 'The End.', '…but', 'no –', '我们', '，和', '[thud]', '♪', 'Mr.', 'z. B.', 'a '.repeat(80), '');
    const cue = fc.record({ speaker: fc.constantFrom(null, 'A', 'B'), text, gapMs: fc.integer({ min: -600, max: 1600 }), lengthMs: fc.integer({ min: 0, max: 7000 }), part: fc.constantFrom(0, 0, 0, 1) });
    fc.assert(
      fc.property(fc.array(cue, { maxLength: 14 }), (made) => {
        let clock = 1000;
        const cues = made.map(({ speaker, text: words, gapMs, lengthMs, part }, index) => {
          clock = Math.max(0, clock + gapMs);
          const startSample = samplesOfMs(clock);
          clock += lengthMs;
          return { index, part, speaker, text: words, startSample, endSample: samplesOfMs(clock) };
        });
        const seen = new Set<number>();
        let speaker: string | null = null;
        const speakers = cues.map((each) => (speaker = each.speaker ?? speaker));
        for (const group of sentenceGroups(cues)) {
          expect(group.cues.length).toBeGreaterThanOrEqual(2);
          expect(group.cues.length).toBeLessThanOrEqual(5);
          expect(group.text.length).toBeLessThanOrEqual(300);
          expect(group.confidence).toBeGreaterThanOrEqual(0.5);
          const members = group.cues.flatMap((place) => cues[place] ?? []);
          expect((members.at(-1)?.endSample ?? 0) - (members[0]?.startSample ?? 0)).toBeLessThanOrEqual(samplesOfMs(12_000));
          group.cues.forEach((place, at) => {
            expect(seen.has(place)).toBe(false);
            seen.add(place);
            expect(speakers[place]).toBe(speakers[group.cues[0] ?? 0]);
            if (at > 0) expect(place).toBe((group.cues[at - 1] ?? 0) + 1);
          });
        }
      }),
      { numRuns: 10_000, seed: 4 },
    );
  });
});
