import { readdirSync, readFileSync } from 'node:fs';

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';

import { giveBack, type GivenCue } from '../../../../src-main/media/subtitles/give-back.ts';
import { readSubtitles } from '../../../../src-main/media/subtitles/read-subtitles.ts';
import { spokenWords } from '../../../../src-main/media/subtitles/spoken-words.ts';
import { MappedText } from '../../../../src-main/media/subtitles/mapped-text.ts';
import { textOfCue } from '../../../../src-main/shared/script/spoken-lines.ts';
import { sampleFiles } from '../../../../tools/subtitle-trial/sample-subtitles.ts';

const FOLDER = new URL('../../../fixtures/subtitles/', import.meta.url);
const CASES = 10_000;

/** The file with its cues as `change` makes them; null takes one out. */
function changed(bytes: Uint8Array, name: string, change: (cue: GivenCue) => GivenCue | null): string {
  const { file, cues } = readSubtitles(bytes, name);
  const given = giveBack(file, cues.flatMap((cue) => change(cue) ?? []));
  return given ? Buffer.from(given).toString() : '';
}
const text = (source: string, name: string, change: (cue: GivenCue) => GivenCue | null): string => changed(Buffer.from(source), name, change);

/** Fragments of which files are made that nobody would call well-formed, but that are text. */
const FRAGMENTS = [
  '1\n', '00:00:01,000 --> 00:00:02,500\n', '00:01.000 --> 00:02.000 line:0\r\n', '00:00:05,000 --> 00:00:01,000\r', 'Words.\n', '- Who?\n- Me.\n', '<i>So</i> & so\n', 'MARY: Hm\n', '♪ la ♪\n', '[bang]\n', '\n', '\r\n', '\r', 'NOTE x\n', '<v Jo>Hi</v>\n', '小明：好\n', '\ufeff', '\u202eback\u202c',
  '[Events]\n', 'Format: Start, End, Actor, Text\n', 'Dialogue: 0:00:01.00,0:00:02.00,Jo,{\\i1}Hi\\Nthere{\n', 'Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,x, y\n',
  '<p begin="1s" end="2.5s">One<br/>two</p>', '<div begin="10s" timeContainer="seq">', '</div>', '<p dur="2s"><span begin="1s">in</span> out</p>', '<!-- > -->', '<![CDATA[<x>]]>', '&nbsp;&amp;', '</tt>',
];
const CUES = {
  'a.srt': '4\n00:00:01,000 --> 00:00:02,500\n<i>MARY: One</i>\ntwo.\n\n',
  'a.vtt': 'id\n00:01.000 --> 00:02.000 align:start\n<v Jo>Hi</v> <v Mary>you\n\n',
  'a.ass': 'Dialogue: 0,0:00:01.00,0:00:02.00,D,Jo,0,0,0,,{\\k20}x, {\\p1}m 0 0{\\p0}y\\Nz\n',
  'a.ttml': '<p begin="1s" dur="1500ms" xml:id="e">One <span>two</span><br/>three</p>\n',
} as const;
const OPENINGS = { 'a.srt': '', 'a.vtt': 'WEBVTT\n\n', 'a.ass': '[Script Info]\n\n[Events]\n', 'a.ttml': '<tt xmlns="http://www.w3.org/ns/ttml"><body>' } as const;

describe('a file that nothing was changed in', () => {
  it(`is given back byte for byte, whatever it holds: ${CASES} cases`, () => {
    const file = fc.record({
      name: fc.constantFrom('a.srt', 'a.vtt', 'a.ass', 'a.ttml' as const),
      // null for a whole cue of the format.
      fragments: fc.array(fc.oneof(fc.constant(null), fc.constantFrom(...FRAGMENTS)), { maxLength: 12 }),
      encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be' as const),
      addBOM: fc.boolean(),
    });
    let read = 0;
    fc.assert(
      fc.property(file, ({ name, fragments, encoding, addBOM }) => {
        const bytes = iconv.encode(OPENINGS[name] + fragments.map((fragment) => fragment ?? CUES[name]).join(''), encoding, { addBOM: addBOM || encoding !== 'utf-8' });
        const { file: row, cues } = readSubtitles(bytes, name);
        read += cues.length;
        const same = giveBack(row, cues);
        expect(same && Buffer.compare(same, bytes)).toBe(0);
      }),
      { seed: 11, numRuns: CASES },
    );
    expect(read).toBeGreaterThan(CASES);
  });

  it.each([...readdirSync(FOLDER)])('is given back byte for byte: %s', (name) => {
    const bytes = readFileSync(new URL(name, FOLDER));
    const { file, cues } = readSubtitles(bytes, name);
    // Words as a line of the project has them, without breaks and dashes, are no change.
    const given = giveBack(file, cues.map((cue) => ({ ...cue, text: textOfCue(cue) })));
    expect(given && Buffer.compare(given, bytes)).toBe(0);
  });

  it.each(sampleFiles().map(({ name, bytes }, index) => [`${name} (${index})`, name, bytes] as const))('is given back byte for byte: %s', (_, name, bytes) => {
    const { file, cues } = readSubtitles(bytes, name);
    expect(cues.length).toBeGreaterThan(4);
    const given = giveBack(file, cues);
    expect(given && Buffer.compare(given, bytes)).toBe(0);
  });

  it('keeps bytes that are no text', () => {
    const bytes = Buffer.concat([Buffer.from(`1\n00:00:01,000 --> 00:00:02,500\nHé`), Buffer.from([0xff, 0x00, 0xc3]), Buffer.from(`llo.\n${'é'.repeat(900)}\n`)]);
    const { file, cues, report } = readSubtitles(bytes, 'a.srt');
    expect(cues[0]?.text.startsWith('Hé\ufffd\ufffdllo.')).toBe(true);
    expect(report.map(({ code }) => code)).toEqual(['encoding', 'encoding']);
    expect(Buffer.compare(giveBack(file, cues) ?? Buffer.alloc(0), bytes)).toBe(0);
  });
});

describe('a file in which something was changed', () => {
  it('reads back with the new times, to the step of its way of writing them: 4,000 cases', () => {
    const times = ['00:00:09.123', '9s', '9000ms', '0.15m', '00:00:09:12', '270f', '810000t'];
    const file = fc.oneof(
      fc.constantFrom('1\n00:00:09,100 --> 00:00:12,000\nHi\n', '1\n0:00:09.1 -> 0:00:12\nHi\n').map((source) => ({ name: 'a.srt', source, step: 48 })),
      fc.constantFrom('WEBVTT\n\n00:09.100 --> 00:12.000 line:0\nHi\n').map((source) => ({ name: 'a.vtt', source, step: 48 })),
      fc.constantFrom('[Events]\nDialogue: 0,0:00:09.10,0:00:12.00,D,,0,0,0,,Hi\n').map((source) => ({ name: 'a.ass', source, step: 480 })),
      fc.record({ begin: fc.constantFrom(...times), end: fc.constantFrom('end="20s"', 'end="600f"', 'dur="11.5s"', 'dur="00:00:05:00"', ''), root: fc.constantFrom('', ' timeBase="smpte" dropMode="dropNTSC"') }).map(({ begin, end, root }) => ({
        name: 'a.ttml',
        source: `<tt frameRate="30" frameRateMultiplier="1000 1001" tickRate="90000"${root}><body begin="1s"><p begin="${begin}" ${end}>Hi</p></body></tt>`,
        // A frame; a length in frames may add its own to that of the start.
        step: 2 * 1602,
      })),
    );
    fc.assert(
      fc.property(file, fc.integer({ min: 48_100, max: 400_000_000 }), fc.integer({ min: 4000, max: 9_000_000 }), ({ name, source, step }, startSample, length) => {
        const endSample = startSample + length;
        const again = readSubtitles(Buffer.from(text(source, name, (cue) => ({ ...cue, startSample, endSample }))), name);
        expect(Math.abs((again.cues[0]?.startSample ?? NaN) - startSample)).toBeLessThanOrEqual(step / 2 + 1);
        expect(Math.abs((again.cues[0]?.endSample ?? NaN) - endSample)).toBeLessThanOrEqual(step / 2 + 1);
      }),
      { seed: 8, numRuns: 4000 },
    );
  });

  const later = (cue: GivenCue): GivenCue => ({ ...cue, startSample: cue.startSample + 24_000, endSample: cue.endSample + 48_000 });

  it('has new times in its own way of writing them, and nothing else new', () => {
    expect(text('7\r\n0:00:01,5 --> 0:00:02,75  X1:10\r\n<i>Hi</i>\r\n', 'a.srt', later)).toBe('7\r\n0:00:02,000 --> 0:00:03,750  X1:10\r\n<i>Hi</i>\r\n');
    expect(text('WEBVTT\n\nid\n00:01.000 --> 59:59.500 line:0\nHi', 'a.vtt', later)).toBe('WEBVTT\n\nid\n00:01.500 --> 01:00:00.500 line:0\nHi');
    expect(text('[Events]\nDialogue: 0,0:00:01.00,0:00:02.50,D,Jo,0,0,0,,Hi, you\n', 'a.ass', later)).toBe('[Events]\nDialogue: 0,0:00:01.50,0:00:03.50,D,Jo,0,0,0,,Hi, you\n');
  });

  it.each([
    ['<p begin="1s" end="2.5s">Hi</p>', '<p begin="1.500s" end="3.500s">Hi</p>'],
    ["<p xml:id='end' begin='1000ms' dur='1500ms'>Hi</p>", "<p xml:id='end' begin='1500ms' dur='2000ms'>Hi</p>"],
    ['<p begin="00:00:01:00" end="00:00:02:15">Hi</p>', '<p begin="00:00:01:15" end="00:00:03:15">Hi</p>'],
    ['<p begin="30f" end="75f">Hi</p>', '<p begin="45f" end="105f">Hi</p>'],
    ['<div begin="1s" end="20s"><p end="1.5s">Hi</p></div>', '<div begin="1s" end="20s"><p begin="00:00:00.500" end="2.500s">Hi</p></div>'],
  ])('has new times in TTML: %s', (before, after) => {
    expect(text(`<tt>${before}</tt>`, 'a.ttml', later)).toBe(`<tt>${after}</tt>`);
  });

  it('of TTML that cannot say the new times in their places is to be written anew', () => {
    expect(text('<tt><div timeContainer="seq"><p dur="1s">A</p><p dur="1s">B</p></div></tt>', 'a.ttml', later)).toBe('');
    expect(text('<tt><div begin="0s" end="1s"><p begin="0s" end="1s">A</p></div></tt>', 'a.ttml', later)).toBe('');
  });

  it('has new words where they differ, and its markup, names, breaks and entities where they do not', () => {
    const put = (from: string, to: string) => (cue: GivenCue) => ({ ...cue, text: textOfCue(cue).replace(from, to) });
    const srt = '1\n00:00:01,000 --> 00:00:02,500\nMARY: <i>The tide</i> turns\nat six &amp; {\\an8}not before.\n';
    expect(text(srt, 'a.srt', put('six', 'seven o’clock'))).toBe(srt.replace('six', 'seven o’clock'));
    expect(text(srt, 'a.srt', put('The tide turns', 'It turns'))).toBe(srt.replace('<i>The tide</i>', '<i></i>').replace('<i></i>', 'It<i></i>').replace('It<i></i>', '<i>It</i>'));
    expect(text('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jo>a &lt; b', 'a.vtt', put('b', 'c & d'))).toBe('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jo>a &lt; c &amp; d');
    expect(text('[Events]\nDialogue: 0,0:00:01.00,0:00:02.50,D,Jo,0,0,0,,{\\k20}Hi\\N{\\i1}you{\\i0}, all\n', 'a.ass', put('you', '{them}'))).toBe('[Events]\nDialogue: 0,0:00:01.00,0:00:02.50,D,Jo,0,0,0,,{\\k20}Hi\\N{\\i1}\\{them\\}{\\i0}, all\n');
    expect(text('<tt><p begin="1s" end="2s">Fish <span>and <b/>chips</span><br/>now</p></tt>', 'a.ttml', put('and chips', '& peas'))).toBe('<tt><p begin="1s" end="2s">Fish <span>&amp; pea<b/>s</span><br/>now</p></tt>');
  });

  it('has second layers changed along', () => {
    const layer = (words: string): string => `Dialogue: 0,0:00:01.00,0:00:02.50,D,,0,0,0,,${words}\n`;
    const moved = text(`[Events]\n${layer('{\\blur2}Hi all')}${layer('Hi all')}`, 'a.ass', (cue) => ({ ...later(cue), text: 'Hi you' }));
    expect(moved).toBe(`[Events]\n${layer('{\\blur2}Hi you')}${layer('Hi you')}`.replaceAll('0:00:01.00,0:00:02.50', '0:00:01.50,0:00:03.50'));
  });

  it('is without the speech that is said no more; songs and sounds stay', () => {
    const source = '1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000\n♪ la ♪\n\n3\n00:00:05,000 --> 00:00:06,000\n- A?\n- B.\n\n4\n00:00:07,000 --> 00:00:08,000\nFour.\n';
    const given = text(source, 'a.srt', (cue) => (cue.index === 0 || cue.index === 1 || (cue.index === 2 && cue.part === 0) ? null : cue));
    expect(given).toBe('2\n00:00:03,000 --> 00:00:04,000\n♪ la ♪\n\n3\n00:00:05,000 --> 00:00:06,000\n- B.\n\n4\n00:00:07,000 --> 00:00:08,000\nFour.\n');
    expect(text('<tt>\n  <p begin="1s" end="2s">A</p>\n  <p begin="3s" end="4s">B</p>\n</tt>', 'a.ttml', (cue) => (cue.index === 0 ? null : cue))).toBe('<tt>\n  <p begin="3s" end="4s">B</p>\n</tt>');
  });

  it('keeps its encoding, and becomes UTF-8 only for words that it does not have', () => {
    const chinese = iconv.encode('1\r\n00:00:01,000 --> 00:00:02,000\r\n你好，我们的世界。\r\n', 'gb18030');
    const { file, cues } = readSubtitles(chinese, 'a.srt');
    expect(file.encoding).toBe('gb18030');
    expect(iconv.decode(Buffer.from(giveBack(file, cues.map((cue) => ({ ...cue, text: '你好，我们的月亮。' }))) ?? []), 'gb18030')).toContain('\r\n你好，我们的月亮。\r\n');
    const western = readSubtitles(Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nUn caf\xe9 pour demain\n', 'latin1'), 'a.srt');
    expect(western.file.encoding).toBe('windows-1252');
    const put = (words: string): Buffer => Buffer.from(giveBack(western.file, western.cues.map((cue) => ({ ...cue, text: words }))) ?? []);
    expect(put('Un thé pour demain').toString('latin1')).toContain('Un th\xe9 pour');
    expect(put('Un 茶 pour demain').toString('utf8')).toMatch(/^\ufeff1\n.*\nUn 茶 pour demain\n$/s);
  });
});

describe('words of a cue with their places', () => {
  it('are those that a line of the project has', () => {
    const piece = fc.constantFrom('Hi', ' ', '\n', '- ', '[sighs]', '【笑】', '♪', '(so)', '好', '。', '😀', '#', '…', '–', '\t');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const words = pieces.join('');
        const mapped = MappedText.build((writer) => {
          writer.copy(words, 0);
        });
        expect(spokenWords(mapped).text).toBe(textOfCue({ text: words }));
      }),
      { seed: 3, numRuns: 3000 },
    );
  });
});
