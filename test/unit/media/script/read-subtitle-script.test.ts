import { describe, expect, test } from 'vitest';
import { readScript } from '../../../../src-main/media/script/read-script.ts';
import type { ScriptLine } from '../../../../src-main/shared/domain/script.ts';
import { VoxloomError } from '../../../../src-main/shared/domain/voxloom-error.ts';
import { cpuTimeMs } from '../../../helpers/cpu-time.ts';
import { seededRandom } from '../../../helpers/sound.ts';

function read(text: string, name = 'a.srt'): readonly ScriptLine[] {
  return readScript(Buffer.from(text), name).lines;
}

const first = { startMs: 1000, endMs: 2500 };
const second = { startMs: 2000, endMs: 3_661_005 };

describe('SubRip', () => {
  test('reads cues with their times, lines of one cue joined, overlaps kept', () => {
    const source = '1\n00:00:01,000 --> 00:00:02,500\nOne\ntwo.\n\n2\n00:00:02,000 --> 01:01:01,005\nThree.\n';
    expect(read(source)).toEqual([
      { text: 'One two.', slot: first, sourceLine: 3 },
      { text: 'Three.', slot: second, sourceLine: 8 },
    ]);
  });

  test.each([
    ['CRLF and a mark', '\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\nHi\r\n\r\n2\r\n00:00:02,000 --> 01:01:01,005\r\nHo\r\n'],
    ['old Mac line ends', '1\r00:00:01,000 --> 00:00:02,500\rHi\r\r2\r00:00:02,000 --> 01:01:01,005\rHo'],
    ['wrong numbers', '7\n00:00:01,000 --> 00:00:02,500\nHi\n\n7\n00:00:02,000 --> 01:01:01,005\nHo'],
    ['no numbers', '00:00:01,000 --> 00:00:02,500\nHi\n\n00:00:02,000 --> 01:01:01,005\nHo'],
    ['no blank lines', '1\n00:00:01,000 --> 00:00:02,500\nHi\n2\n00:00:02,000 --> 01:01:01,005\nHo'],
    ['too many blank lines', '\n\n1\n\n00:00:01,000 --> 00:00:02,500\n\nHi\n\n\n2\n\n00:00:02,000 --> 01:01:01,005\n\n\nHo\n\n3\n\n'],
    ['points, short fields and coordinates', '1\n0:00:01.0 --> 0:00:02.5 X1:10 X2:20\nHi\n\n2\n0:0:02--> 1:01:01.005  \nHo'.replace('0:0:02', '0:00:02')],
    ['mistyped arrows', '1\n00:00:01,000 -> 00:00:02,500\nHi\n\n2\n00:00:02,000 –> 01:01:01,005\nHo'],
    ['a stray number at the end', '1\n00:00:01,000 --> 00:00:02,500\nHi\n\n2\n00:00:02,000 --> 01:01:01,005\nHo\n\n3\n'],
  ])('is kind to %s', (_, source) => {
    expect(read(source).map(({ text, slot }) => ({ text, slot }))).toEqual([
      { text: 'Hi', slot: first },
      { text: 'Ho', slot: second },
    ]);
  });

  test.each([
    ['<i>Hello</i> <b>you</b> {\\an8}<font color="#fff">there</font>', { text: 'Hello you there' }],
    ['Fish &amp; chips', { text: 'Fish & chips' }],
    ['- Hello? Yes.', { text: 'Hello? Yes.' }],
    ['MARY: Hello?', { text: 'Hello?', character: 'MARY' }],
    ['Go --> there', { text: 'Go --> there' }],
    ['Open 10:30 – 11:45', { text: 'Open 10:30 – 11:45' }],
    ['1 < 2 <break time="1s"/>', { text: '1 < 2 <break time="1s"/>' }],
    ['1984', { text: '1984' }],
    ['3\n\n2\n1\n\ngo', { text: '3 2 1 go' }],
  ])('reads the words of %j', (words, expected) => {
    expect(read(`1\n00:00:01,000 --> 00:00:02,500\n${words}\n\n2\n00:00:03,000 --> 00:00:04,000\nEnd\n`)).toEqual([
      { ...expected, slot: first, sourceLine: 3 },
      { text: 'End', slot: { startMs: 3000, endMs: 4000 }, sourceLine: expect.any(Number) as number },
    ]);
  });

  test('gives each of two speakers a line, and says neither songs nor sounds', () => {
    const source = '1\n00:00:01,000 --> 00:00:02,500\n- Hello?\n- Yes, sir.\n\n2\n00:00:03,000 --> 00:00:04,000\n♪ La la ♪\n\n3\n00:00:05,000 --> 00:00:06,000\n[door slams]\n';
    expect(read(source)).toEqual([
      { text: 'Hello?', slot: { startMs: 1000, endMs: 1600 }, sourceLine: 3 },
      { text: 'Yes, sir.', slot: { startMs: 1600, endMs: 2500 }, sourceLine: 4 },
    ]);
  });

  test.each([
    ['00:00:05,000 --> 00:00:02,000', 'ends before it starts'],
    ['00:00:05,000 --> 00:00:05,000', 'lasts no time'],
    ['00:00:65,000 --> 00:01:07,000', 'more than 59'],
    ['00:61:05,000 --> 00:62:07,000', 'more than 59'],
    ['-00:00:05,000 --> 00:00:07,000', 'before zero'],
    ['00:00:0x,000 --> 00:00:07,000', 'cannot be read'],
    ['00:00:05,000 --> ', 'does not say when'],
    ['--> 00:00:05,000', 'cannot be read'],
    ['00:00:05,000 --> 00:00:07,000Hello', 'cannot be read'],
    ['00:00:05:12 --> 00:00:07:12', 'cannot be read'],
    ['00:00:05,000 00:00:07,000', 'cannot be read'],
    ['00:00:05,000', 'cannot be read'],
  ])('refuses %j and names the line', (times, problem) => {
    const source = `1\r\n00:00:01,000 --> 00:00:02,500\r\nHi\r\n\r\n2\r\n${times}\r\nHo\r\n`;
    expect(() => read(source)).toThrow(expect.objectContaining({ code: 'input.time-code' }));
    expect(() => read(source)).toThrow(new RegExp(`^Line 6 .*${problem}`));
  });

  test('refuses words without times', () => {
    expect(() => read('\nOnce upon a time\n')).toThrow(/^Line 2 has words but no time code/);
  });
});

describe('WebVTT', () => {
  test('skips header, notes, styles, regions, names and settings', () => {
    const source = [
      'WEBVTT - a title', 'Kind: captions', '', 'STYLE', '::cue { color: red }', '', 'REGION', 'id:r', '', 'NOTE', 'not spoken', '',
      'intro', '00:01.000 --> 00:02.500 align:start position:0%', '<c.yellow>Hi</c> <00:01.500>you', '', 'NOTE more', '',
      '00:00:02.000 --> 01:01:01.005', '&lt;Ho&gt;&nbsp;ho',
    ].join('\n');
    expect(read(source, 'a.vtt')).toEqual([
      { text: 'Hi you', slot: first, sourceLine: 15 },
      { text: '<Ho> ho', slot: second, sourceLine: 20 },
    ]);
  });

  test('gives each voice its character and its share of the time', () => {
    const source = 'WEBVTT\n\n00:01.000 --> 00:05.000\n<v.loud Mary Ann>Good day</v>\n<v Bob><i>Good day</i>\n';
    expect(read(source, 'a.vtt')).toEqual([
      { text: 'Good day', character: 'Mary Ann', slot: { startMs: 1000, endMs: 3000 }, sourceLine: 4 },
      { text: 'Good day', character: 'Bob', slot: { startMs: 3000, endMs: 5000 }, sourceLine: 5 },
    ]);
  });

  test('reads a file without its header, with commas, or under the wrong ending', () => {
    expect(read('00:01,000 --> 00:02,500\nHi', 'a.vtt')).toEqual([{ text: 'Hi', slot: first, sourceLine: 2 }]);
    expect(read('WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.500\nHi', 'a.srt')).toEqual([{ text: 'Hi', slot: first, sourceLine: 6 }]);
  });

  test('refuses bad times and words without times, with the line', () => {
    expect(() => read('WEBVTT\n\n00:01.000 --> 0:x\nHi', 'a.vtt')).toThrow(/^Line 3 has a time code that cannot be read/);
    expect(() => read('WEBVTT\n\nHi there\nyou\n', 'a.vtt')).toThrow(/^Line 3 has words but no time code/);
  });
});

function expectWhole(lines: readonly ScriptLine[]): void {
  expect(lines.length).toBeGreaterThan(0);
  for (const { slot, text } of lines) {
    expect(slot?.startMs).toBeGreaterThanOrEqual(0);
    expect(slot?.endMs).toBeGreaterThan(slot?.startMs ?? Infinity);
    expect(text.trim()).not.toBe('');
  }
}

describe('damaged subtitles', () => {
  const cues = Array.from({ length: 12 }, (_, index) => {
    const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
    return `${index + 1}\n${clock(index * 4000)} --> ${clock(index * 4000 + 3000)}\n<v Speaker ${index}>Line <i>${index}</i> – «été» 第 &amp; {\\an8}\nmore\n`;
  });
  const sources = [cues.join('\n').replace(/(\d)\.(\d{3})/g, '$1,$2'), `WEBVTT\n\nNOTE x\n\n${cues.join('\n')}`];
  const inserts = ['-->', '\0', '\ufeff', '\r', '\n\n', '99:99:99,999', '<', '{\\', '\u202e', '<v ', '&#x110000;', '-', '9'.repeat(40), '\ud83d', '<i>'.repeat(500), '\u0085'];

  test('never crash or hang, 1,000 of them: a script, or one sentence for the author', () => {
    const random = seededRandom(12);
    const pick = (below: number): number => Math.floor(random() * below);
    let scripts = 0;
    let slowestMs = 0;
    for (let run = 0; run < 1000; run++) {
      let text = sources[run % 2] ?? '';
      for (let edit = pick(6); edit >= 0; edit--) {
        const at = pick(text.length);
        const end = at + pick(random() < 0.2 ? 200 : 4);
        text = text.slice(0, at) + (random() < 0.5 ? (inserts[pick(inserts.length)] ?? '') : '') + text.slice(end);
      }
      const bytes = Buffer.from(text, random() < 0.15 ? 'utf16le' : 'utf8');
      if (random() < 0.2) bytes[pick(bytes.length)] = pick(256);
      const spentMs = cpuTimeMs(() => {
        try {
          const { lines } = readScript(bytes, run % 2 ? 'a.vtt' : 'a.srt');
          scripts++;
          expectWhole(lines);
        } catch (error) {
          if (!(error instanceof VoxloomError)) throw error;
          expect(error.code).toMatch(/^input\.(?:encoding|time-code|empty-script)$/);
        }
      });
      slowestMs = Math.max(slowestMs, spentMs);
    }
    expect(scripts).toBeGreaterThan(200);
    expect(scripts).toBeLessThan(1000);
    expect(slowestMs).toBeLessThan(2000);
  });

  test.each(['<', '<v ', '{\\', '&', '-->', '1\n', '1:', '\n', '0', '<i>', '♪', '- '])('take no longer than their length deserves: %j', (piece) => {
    const spentMs = cpuTimeMs(() => {
      for (const name of ['a.srt', 'a.vtt']) {
        try {
          read(`00:00:01,000 --> 00:00:02,000\n${piece.repeat(200_000)}`, name);
        } catch (error) {
          if (!(error instanceof VoxloomError)) throw error;
        }
      }
    });
    expect(spentMs).toBeLessThan(1500);
  });
});
