import { execFileSync } from 'node:child_process';

import { parse as parseAss } from 'ass-compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readSubtitles } from '../../../../src-main/media/subtitles/read-subtitles.ts';
import { writeAss } from '../../../../src-main/media/subtitles/write-ass.ts';
import { writeCueSheet } from '../../../../src-main/media/subtitles/write-cue-sheet.ts';
import { writeSrt } from '../../../../src-main/media/subtitles/write-srt.ts';
import { writeTtml } from '../../../../src-main/media/subtitles/write-ttml.ts';
import { writeVtt } from '../../../../src-main/media/subtitles/write-vtt.ts';
import type { WrittenCue } from '../../../../src-main/media/subtitles/written-cue.ts';
import { spokenText } from '../../../../src-main/shared/script/spoken-text.ts';
import { isInstalled } from '../../../helpers/is-installed.ts';

const FORMATS = {
  srt: { write: writeSrt, stepSamples: 48 },
  vtt: { write: writeVtt, stepSamples: 48 },
  ass: { write: (cues: readonly WrittenCue[]) => writeAss(cues, 'Harbour'), stepSamples: 480 },
  ttml: { write: (cues: readonly WrittenCue[]) => writeTtml(cues, { title: 'Harbour', language: 'en-GB' }), stepSamples: 48 },
} as const;
const CASES = 10_000;

const word = fc.constantFrom('tide', 'Harbour', 'is', '5', 'no', 'café', '潮水', '月亮', 'x,y', "don't", 'so:', '“well”', 'a\\b', '😀', 'R&D');
/** Characters that markup is made of; SubRip has no way to write them as words. */
const marked = fc.constantFrom('a<b', '{so}', '<i>', '&amp;', '5>4', '\\Now');
const cueOf = (words: fc.Arbitrary<string>) =>
  fc.record({
    startSample: fc.nat(360_000_000),
    lengthSamples: fc.integer({ min: 960, max: 480_000 }),
    text: fc.array(words, { minLength: 1, maxLength: 14 }).map((parts) => `Say ${parts.join(' ')}`),
    speaker: fc.constantFrom(null, 'Mara', 'Old Joss', '小明'),
  });

describe.each(Object.entries(FORMATS))('a new %s file', (format, { write, stepSamples }) => {
  it(`reads back as it was written, to the format's time step: ${CASES} cases`, () => {
    const words = format === 'srt' ? word : fc.oneof(word, marked);
    fc.assert(
      fc.property(fc.array(cueOf(words), { minLength: 1, maxLength: 3 }), (drawn) => {
        const cues = drawn.map(({ lengthSamples, ...cue }) => ({ ...cue, endSample: cue.startSample + lengthSamples })).sort((a, b) => a.startSample - b.startSample || a.endSample - b.endSample);
        const { cues: read, report } = readSubtitles(Buffer.from(write(cues)), `a.${format}`);
        const distinct = new Set(cues.map((cue) => JSON.stringify([Math.round(cue.startSample / stepSamples), Math.round(cue.endSample / stepSamples), cue.text]))).size === cues.length;
        fc.pre(distinct);
        expect(read.map(({ text, speaker }) => [spokenText(text), speaker])).toEqual(cues.map(({ text, speaker }) => [spokenText(text), speaker]));
        read.forEach(({ startSample, endSample }, index) => {
          expect(Math.abs(startSample - (cues[index]?.startSample ?? NaN))).toBeLessThanOrEqual(stepSamples / 2);
          expect(Math.abs(endSample - (cues[index]?.endSample ?? NaN))).toBeLessThanOrEqual(stepSamples / 2);
        });
        expect(report.every(({ code }) => code === 'overlap')).toBe(true);
      }),
      { seed: 4, numRuns: CASES },
    );
  });
});

const CUES: readonly WrittenCue[] = [
  { startSample: 178_704_192, endSample: 178_800_000, text: 'The tide\n\nturns at six, & not before: nobody, nobody at all, will row.', speaker: 'Mara' },
  { startSample: 48_000, endSample: 96_000, text: 'a < b', speaker: null },
];

describe('new subtitles', () => {
  it('are written in the order of their starts, on rows that fit a screen', () => {
    expect(writeSrt(CUES)).toBe(
      '1\r\n00:00:01,000 --> 00:00:02,000\r\na < b\r\n\r\n2\r\n01:02:03,004 --> 01:02:05,000\r\nMara: The tide turns at six, & not\r\nbefore: nobody, nobody at all, will row.\r\n\r\n',
    );
  });

  it('have voice spans in WebVTT, actors and styles in SubStation Alpha, agents in TTML', () => {
    expect(writeVtt(CUES)).toContain('\n<v Mara>The tide');
    expect(writeVtt(CUES)).toContain('a &lt; b');
    const { events, styles } = parseAss(writeAss(CUES, 'Harbour'));
    expect(styles.style.map(({ Name }) => Name)).toEqual(['Default', 'Mara']);
    expect(events.dialogue.map(({ Start, End, Style, Name }) => [Start, End, Style, Name])).toEqual([
      [1, 2, 'Default', ''],
      [3723, 3725, 'Mara', 'Mara'],
    ]);
    expect(writeTtml(CUES, { title: 'A & B', language: 'de' })).toContain('<ttm:agent xml:id="speaker-1" type="character"><ttm:name type="full">Mara</ttm:name></ttm:agent>');
  });

  it.runIf(isInstalled('ffmpeg')).each(['srt', 'vtt', 'ass'] as const)('are understood by ffmpeg as %s', (format) => {
    const rewritten = execFileSync('ffmpeg', ['-v', 'error', '-f', format === 'vtt' ? 'webvtt' : format, '-i', 'pipe:0', '-f', 'srt', 'pipe:1'], { input: FORMATS[format].write(CUES), encoding: 'utf8' });
    const { cues } = readSubtitles(Buffer.from(rewritten), 'a.srt');
    expect(cues.map(({ startSample, endSample }) => [startSample, endSample])).toEqual(
      format === 'ass' ? [[48_000, 96_000], [178_704_000, 178_800_000]] : [[48_000, 96_000], [178_704_192, 178_800_000]],
    );
    expect(cues.at(-1)?.text.replace(/\s+/g, ' ')).toContain('nobody at all, will row.');
  });

  it('make a cue sheet in timecode of the programme and in seconds', () => {
    const timecode = { frameRate: 25, dropFrame: true, startFrame: 90_000 } as const;
    expect(writeCueSheet([{ startSample: 48_000, endSample: 97_920, text: 'Say "six", twice', speaker: 'Mara', rate: 1.1, overSamples: 4800 }], timecode)).toBe(
      'index,start,end,start_s,end_s,speaker,text,rate,over_s\r\n1,01:00:01:00,01:00:02:01,1.000,2.040,Mara,"Say ""six"", twice",1.100,0.100\r\n',
    );
  });
});
