import { describe, expect, it } from 'vitest';

import { readLexicon } from '../../../../src-main/media/lexicon/read-lexicon.ts';
import { readLexiconCsv } from '../../../../src-main/media/lexicon/read-lexicon-csv.ts';

const read = (text: string) => readLexiconCsv(text, 'en-US');
const voxel = { word: 'voxel', language: 'en-US', phones: ['V', 'AA1', 'K', 'S', 'AH0', 'L'] };
const niamh = { word: 'niamh', language: 'en-US', phones: ['N', 'IY1', 'V'] };

describe('a list of words as CSV', () => {
  it.each([
    ['a comma', 'word,phones\nvoxel,V AA1 K S AH0 L\n'],
    ['a semicolon, and phones with commas', 'word;phones\r\nvoxel;"V, AA1, K, S, AH0, L"\r\n'],
    ['a tab, without a header', 'voxel\tV AA1 K S AH0 L'],
    ['columns in another order', 'comment,language,phones,word\n"made, up",en-US,v aa1 k s ah0 l,Voxel\n'],
    ['IPA in a column of that name', 'word,ipa\nvoxel,ˈvɑksəl\n'],
    ['IPA between slashes, seen by its signs', 'word,phones\nvoxel,/ˈvɑk.səl/\n'],
    ['Chinese names of the columns', '词,读音\nvoxel,V AA1 K S AH0 L\n'],
  ])('may have %s', (_, text) => {
    expect(read(text)).toEqual({ words: [voxel], report: [] });
  });

  it('may be in any encoding that a spreadsheet writes', () => {
    const text = 'word,ipa\nNíamh,niv\n';
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const utf8 = new TextEncoder().encode(`\ufeff${text}`);
    const windows = Buffer.from(text, 'latin1');
    for (const bytes of [utf16, utf8, windows]) expect(readLexicon(bytes, 'names.csv', 'en-US').words).toEqual([niamh]);
  });

  it('says line by line what cannot be taken', () => {
    const { words, report } = read(
      ['word,phones,language', 'voxel,V AA1 K S AH0 L,', 'two words,T UW1,', 'qua,QQ,', 'none,,', ',T UW1,', 'voxel,V AA1,', 'dach,d a x,d3!', 'x1,EH1 K S,', '"a', 'b",T UW1,', 'ʘ,ˈʘa,', 'ok,ˈoʘ,', 'dach,d a x,de'].join('\n'),
    );
    expect(words).toEqual([voxel, { word: 'dach', language: 'de', phones: ['d', 'a', 'x'] }]);
    expect(report.map(({ fileLine, code, subject }) => `${fileLine} ${code} ${subject}`)).toEqual([
      '3 word-form two words', '4 phones-unknown QQ', '5 phones-missing none', '6 word-missing ', '7 duplicate voxel', '8 language d3!', '9 word-form x1', '10 word-form a\nb', '12 word-form ʘ', '13 phones-unknown ʘ',
    ]);
  });

  it('survives a quotation mark that is never closed', () => {
    expect(read('word,phones\n"open,V AA1\nvoxel,V AA1 K S AH0 L\n').words).toEqual([voxel]);
  });
});
