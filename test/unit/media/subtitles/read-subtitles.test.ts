import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { readSubtitles } from '../../../../src-main/media/subtitles/read-subtitles.ts';
import type { SubtitleImport } from '../../../../src-main/shared/contract/dubbing-views.ts';

const fixture = (name: string): SubtitleImport => readSubtitles(readFileSync(new URL(`../../../fixtures/subtitles/${name}`, import.meta.url)), name);
const read = (text: string, name: string): SubtitleImport => readSubtitles(Buffer.from(text), name);

/** Cue, voice, ms and words, as one row. */
const rows = ({ cues }: SubtitleImport): (number | string | null)[][] =>
  cues.map(({ index, part, startSample, endSample, speaker, text }) => [index, part, Math.round(startSample / 48), Math.round(endSample / 48), speaker, text]);
const faults = ({ report }: SubtitleImport): (number | string | null)[][] => report.map(({ cue, fileLine, outcome, code }) => [cue, fileLine, outcome, code]);

const TIMES = '00:00:01,000 --> 00:00:02,500';

describe('SubRip', () => {
  it('is read with its voices, and what is wrong with it is told cue by cue', () => {
    const file = fixture('harbour.srt');
    expect(rows(file)).toEqual([
      [0, 0, 1000, 3200, 'MARA', 'The tide turns at six,\nand not before.'],
      [1, 0, 3400, 4718, null, 'Who moved the harbour light?'],
      [1, 1, 4718, 5000, null, 'I did.'],
      [2, 0, 5000, 7500, null, '♪ Row, row ♪'],
      [3, 0, 9000, 11_000, 'JOSS', 'It was in the way of the moon.'],
    ]);
    expect(faults(file)).toEqual([
      [3, 11, 'mended', 'number-wrong'],
      [3, 12, 'mended', 'markup'],
      [4, 16, 'mended', 'time-order'],
      [5, 20, 'refused', 'time-malformed'],
    ]);
    expect(file.report[0]?.message).toBe('Line 11 has the number 4 where 3 comes next; cues were counted by their place.');
  });

  it.each([
    ['-00:00:01,000 --> 00:00:02,000', 0, 2000, 'time-malformed'],
    ['00:00:65,000 --> 00:01:07,000', 65_000, 67_000, 'time-malformed'],
    ['99:59:59,999 --> 120:00:01,000', 359_999_999, 432_001_000, undefined],
    ['00:00:05,000 --> 00:00:05,000', 5000, 6000, 'time-order'],
    ['00:00:05,000 -->', 5000, 6000, 'time-missing'],
    ['0:00:05 --> 0:00:06', 5000, 6000, undefined],
  ])('%j is mended as far as it makes sense', (times, startMs, endMs, code) => {
    const file = read(`1\n${times}\nHello.\n`, 'a.srt');
    expect(rows(file)).toEqual([[0, 0, startMs, endMs, null, 'Hello.']]);
    expect(file.report.map((fault) => fault.code)).toEqual(code === undefined ? [] : [code]);
  });

  it('has an end that was guessed stop before the next cue', () => {
    const file = read('1\n00:00:05,000 --> 00:00:04,000\nA good deal longer than half a second.\n\n2\n00:00:05,500 --> 00:00:07,000\nNext.\n', 'a.srt');
    expect(rows(file).map(([, , start, end]) => [start, end])).toEqual([[5000, 5500], [5500, 7000]]);
  });

  it('counts cues by their place, refused ones too, and says which words have no times', () => {
    const file = read(`Once upon a time\n\n${TIMES}\n\n${TIMES}\nHi.\n`, 'a.srt');
    expect(rows(file).map(([index]) => index)).toEqual([1]);
    expect(faults(file)).toEqual([
      [null, 1, 'refused', 'time-missing'],
      [null, 1, 'mended', 'number-missing'],
      [1, 3, 'refused', 'empty'],
    ]);
  });

  it.each([
    ['[Mary] Hello.', 'Mary', 'Hello.'],
    ['(OLD JOSS) Hello.', 'OLD JOSS', 'Hello.'],
    ['【小明】你好。', '小明', '你好。'],
    ['小明：你好。', '小明', '你好。'],
    ['[sighs] Hello.', null, '[sighs] Hello.'],
    ['[Door Slams] Hello.', null, '[Door Slams] Hello.'],
    ['（笑）你好。', null, '（笑）你好。'],
    ['他说：你好。', null, '他说：你好。'],
    ['Note: hello.', null, 'Note: hello.'],
    ['\u202eMARY\u202c: Hel\u200blo', 'MARY', 'Hello'],
  ])('knows who says %j', (words, speaker, text) => {
    expect(rows(read(`1\n${TIMES}\n${words}\n`, 'a.srt'))).toEqual([[0, 0, 1000, 2500, speaker, text]]);
  });

  it('gives two who share a cue a part each, with its share of the time', () => {
    const file = read(`1\n${TIMES}\nMARY: Who is it?\nJOSS: Me.\n`, 'a.srt');
    // Ten letters to three.
    expect(rows(file)).toEqual([
      [0, 0, 1000, 2154, 'MARY', 'Who is it?'],
      [0, 1, 2154, 2500, 'JOSS', 'Me.'],
    ]);
  });
});

describe('WebVTT', () => {
  it('is read without header, notes, styles, regions, names and settings', () => {
    const file = fixture('harbour.vtt');
    expect(rows(file)).toEqual([
      [0, 0, 1000, 3200, 'Mara', 'The tide turns at six, & not before.'],
      [1, 0, 3400, 4495, 'Old Joss', 'Who moved it?'],
      [1, 1, 4495, 5000, 'Mara', 'I did.'],
      [2, 0, 4500, 6000, null, 'Then we row by ear.'],
    ]);
    expect(faults(file)).toEqual([[3, 22, 'kept', 'overlap']]);
    expect(file.file).toMatchObject({ format: 'vtt', encoding: 'utf-8', byteOrderMark: true });
  });

  it('leaves annotations of ruby unsaid', () => {
    expect(rows(read('WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>漢字<rt>kanji</rt></ruby>です', 'a.vtt'))[0]?.[5]).toBe('漢字です');
  });
});

describe('SubStation Alpha', () => {
  it('is read with actors; tags, drawings, comments and second layers are not spoken', () => {
    const file = fixture('harbour.ass');
    expect(rows(file)).toEqual([
      [0, 0, 1000, 3200, 'Mara', 'The tide turns at six,\nand not before.'],
      [1, 0, 3400, 5000, 'Old Joss', 'Who moved it?'],
      [3, 0, 5000, 6000, null, 'Fish, chips'],
      [4, 0, 7000, 8000, 'Mara', 'I did.'],
    ]);
    expect(faults(file)).toEqual([
      [3, 17, 'refused', 'overlap'],
      [5, 19, 'mended', 'time-order'],
    ]);
  });

  it('of version 4 has its own fields where it does not say them; braces behind a backslash are words', () => {
    const file = read('[Script Info]\nScriptType: v4.00\n\n[Events]\nDialogue: Marked=0,0:00:01.00,0:00:02.50,D,Jo,0,0,0,,Hi \\{you\\}, {\\i1\n', 'a.ssa');
    expect(rows(file)).toEqual([[0, 0, 1000, 2500, 'Jo', 'Hi {you}, {\\i1']]);
    expect(faults(file)).toEqual([[1, 5, 'mended', 'markup']]);
  });
});

describe('TTML', () => {
  it('is read with times inherited through body, division, paragraph and span, by clock, ticks and frames, and with agents', () => {
    const file = fixture('harbour.ttml');
    expect(file.report).toEqual([]);
    expect(rows(file)).toEqual([
      [0, 0, 21_000, 23_200, 'Mara', 'The tide turns at six,\nand not before.'],
      [1, 0, 23_400, 24_496, 'Old Joss', 'Who moved it?'],
      [1, 1, 24_496, 25_002, 'Mara', 'I did.'],
      [2, 0, 26_000, 27_000, 'Mara', 'Fish & chips'],
      [3, 0, 27_000, 27_500, 'Mara', 'twice'],
      [4, 0, 70_000, 72_000, null, 'One.'],
      [5, 0, 72_000, 75_000, null, 'Two <three>.'],
    ]);
  });

  it('of SMPTE drop-frame timecode runs with the clock', () => {
    const text = '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="p" ttp:timeBase="smpte" ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001" ttp:dropMode="dropNTSC"><body><div><p begin="01:00:00;00" end="01:00:01;00">Hour.</p></div></body></tt>';
    expect(rows(read(text, 'a.ttml'))[0]?.slice(2, 4)).toEqual([3_599_996, 3_600_997]);
  });

  it('refuses a document type before any entity can grow, and reads no further', () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><tt><body><p begin="1s" end="2s">&b;</p></body></tt>';
    const file = read(bomb, 'a.ttml');
    expect(file.cues).toEqual([]);
    expect(file.report[0]).toMatchObject({ outcome: 'refused', code: 'unreadable' });
    expect(file.report[0]?.message).toMatch(/document type/);
  });

  it('keeps the cues before the place where it breaks off', () => {
    const file = read('<tt><body><div><p begin="1s" end="2s">One.</p><p begin="3s" end="4s">Two', 'a.ttml');
    expect(rows(file).map((row) => row[5])).toEqual(['One.', 'Two']);
    expect(file.report.map(({ code }) => code)).toContain('markup');
  });
});

describe('any subtitles', () => {
  it.each([
    ['\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nHi', 'a.srt', 'vtt'],
    ['1\n00:00:01,000 --> 00:00:02,000\nHi', 'a.vtt', 'srt'],
    ['[Script Info]\n[Events]\n', 'a.txt', 'ass'],
    ['<?xml version="1.0"?>\n<tt:tt xmlns:tt="http://www.w3.org/ns/ttml"/>', 'a.srt', 'ttml'],
  ])('%j under the name %s is %s by what it holds', (text, name, format) => {
    expect(read(text, name).file.format).toBe(format);
  });

  it('that hold nothing say so; what is no subtitles at all is refused', () => {
    expect(read('', 'a.ass').report).toMatchObject([{ code: 'empty', outcome: 'refused' }]);
    expect(() => read('Dear diary', 'a.doc')).toThrow(expect.objectContaining({ code: 'input.option' }));
    expect(() => readSubtitles(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'a.srt')).toThrow(expect.objectContaining({ code: 'input.encoding' }));
  });

  it('of 2,000 cues are read and given back within a second', async () => {
    const { giveBack } = await import('../../../../src-main/media/subtitles/give-back.ts');
    const { writeSrt } = await import('../../../../src-main/media/subtitles/write-srt.ts');
    const text = writeSrt(Array.from({ length: 2000 }, (_, index) => ({ startSample: index * 96_000, endSample: index * 96_000 + 90_000, text: `Line ${index} of a long, long film & all that.`, speaker: 'Mara' })));
    const began = performance.now();
    const file = read(text, 'a.srt');
    giveBack(file.file, file.cues.map((cue) => ({ ...cue, startSample: cue.startSample + 4800 })));
    expect(performance.now() - began).toBeLessThan(1000);
    expect(file.cues).toHaveLength(2000);
  });
});
