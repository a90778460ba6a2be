import { describe, expect, test } from 'vitest';
import { readScript } from '../../../../src-main/media/script/read-script.ts';
import type { ScriptLine } from '../../../../src-main/shared/domain/script.ts';

function read(text: string, name: string): readonly ScriptLine[] {
  return readScript(Buffer.from(text), name).lines;
}

describe('readScript', () => {
  test('takes every line of plain text that says something', () => {
    expect(read('First line.\r\n\r\n  Second\tline. \r\n* * *\r\n---\r\n\n第三行。\n😀\n', 'a.txt')).toEqual([
      { text: 'First line.', sourceLine: 1 },
      { text: 'Second line.', sourceLine: 3 },
      { text: '第三行。', sourceLine: 7 },
      { text: '😀', sourceLine: 8 },
    ]);
  });

  test('takes input without a name for plain text, subtitles in it for subtitles', () => {
    expect(read('# Not Markdown', '-')).toEqual([{ text: '# Not Markdown', sourceLine: 1 }]);
    const slot = { startMs: 1000, endMs: 2000 };
    expect(read('1\n00:00:01,000 --> 00:00:02,000\nHi\n', '-')).toEqual([{ text: 'Hi', slot, sourceLine: 3 }]);
    expect(read('WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n', 'a.txt')).toEqual([{ text: 'Hi', slot, sourceLine: 4 }]);
  });

  test('reads any folder, any case of the ending, any encoding of Unicode', () => {
    expect(read('# Title', '/some.folder/SCRIPT.MD')).toEqual([{ text: 'Title', sourceLine: 1 }]);
    const bytes = Buffer.from('\ufeffMary: Hi', 'utf16le');
    expect(readScript(bytes, 'a.TXT').lines).toEqual([{ text: 'Hi', character: 'Mary', sourceLine: 1 }]);
  });

  test.each([
    ['', 'a.txt'],
    ['\ufeff \n\t\r\n', '-'],
    ['---\n***\n...\n', 'a.txt'],
    ['```\ncode\n```\n<!-- all hidden -->\n![](a.png)', 'a.md'],
    ['1\n00:00:01,000 --> 00:00:02,000\n<i></i>\n♪ ♪\n', 'a.srt'],
    ['WEBVTT\n\nNOTE nothing\n', 'a.vtt'],
  ])('has nothing to say in %j (%s)', (text, name) => {
    expect(() => read(text, name)).toThrow(expect.objectContaining({ code: 'input.empty-script' }));
  });

  test('names the file, not the folder, in what it says', () => {
    expect(() => read('', '/home/me/a.txt')).toThrow('There is nothing to say in "a.txt".');
    expect(() => read('x', '/home/me/a.docx')).toThrow(expect.objectContaining({ code: 'input.option' }));
    expect(() => readScript(Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'a.srt')).toThrow(
      expect.objectContaining({ code: 'input.encoding' }),
    );
  });
});
