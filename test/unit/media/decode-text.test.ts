import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src-main/media/decode-text.ts';
import { VoxloomError } from '../../../src-main/shared/domain/voxloom-error.ts';
import { seededRandom } from '../../helpers/sound.ts';

const SAMPLES = [
  'Mary: Good morning, “Bob”.\nBob: Naïve café — 10 °C.\n',
  '第一集：你好，世界。\n一二三。\n',
  'Привет, мир!\nКак дела?\n',
  'Emoji 😀 and 𝔘nicode.\n',
];

function utf16(text: string, order: 'little' | 'big', mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

const refused: unknown = expect.objectContaining({ code: 'input.encoding' });

describe('decodeText', () => {
  test.each(SAMPLES)('reads UTF-8 and UTF-16 with and without a mark: %j', (text) => {
    expect(decodeText(Buffer.from(text))).toBe(text);
    expect(decodeText(Buffer.from(`\ufeff${text}`))).toBe(text);
    for (const order of ['little', 'big'] as const) {
      expect(decodeText(utf16(text, order, true))).toBe(text);
      expect(decodeText(utf16(text, order, false))).toBe(text);
    }
  });

  test('reads any UTF-8 text without control characters as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        fc.pre(!/\p{Cc}/u.test(text) && !/^(?:\ufeff|PK|%PDF-|\{\\rtf)/.test(text));
        expect(decodeText(Buffer.from(text))).toBe(text);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('gives an empty text for an empty file', () => {
    expect(decodeText(new Uint8Array(0))).toBe('');
  });

  test.each([
    ['quotes and dashes', '\x93Hello,\x94 it\x92s said \x96 ok\x85', '“Hello,” it’s said – ok…'],
    ['German', 'Sie sucht \x84\xfcberall\x93 \x96 gr\xf6\xdfer wird\x92s nicht', 'Sie sucht „überall“ – größer wird’s nicht'],
    ['French', 'Cr\xe9\xe9e hier \xe0 Paris, pr\xe8s du caf\xe9 de la gare, pendant l\x92\xe9t\xe9', 'Créée hier à Paris, près du café de la gare, pendant l’été'],
  ])('reads plain Windows-1252: %s', (_, bytes, text) => {
    expect(decodeText(Buffer.from(bytes, 'latin1'))).toBe(text);
  });

  test('reads Chinese in GB 18030', () => {
    expect(decodeText(Buffer.from('c4e3bac3a3accac0bde7a1a3', 'hex'))).toBe('你好，世界。');
  });

  test.each([
    ['Korean in EUC-KR', 'bec8b3e7c7cfbcbcbfe42e20b9ddb0a9bdc0b4cfb4d92e'],
    ['Chinese in Big5', 'a741a66ea141a540acc9a143'],
    ['Cyrillic in Windows-1251', 'cff0e8e2e5f22c20ece8f021'],
    ['Japanese in Shift JIS', '82b182f182c982bf82cd'],
    ['quotes of the old Mac', 'd248656c6c6fd32c20646f6ed574'],
    ['accents of DOS', '436166822065742074688a'],
    ['more accents than any language has', '58e4e379207ae9'],
    ['unmarked UTF-16 that makes sense in either order', '00ac'],
    ['UTF-8 cut within a character', '48656c6c6f20e4bd'],
    ['UTF-16 with half a pair', 'fffe480069003dd8'],
    ['NUL in text', '48656c6c6f00776f726c64'],
    ['UTF-32', 'fffe00004800000069000000'],
    ['control characters', '0102030405060708'],
    ['a zip or Word file', '504b030414000600'],
    ['a PDF', '255044462d312e370a'],
    ['rich text', '7b5c727466315c616e7369'],
  ])('refuses %s', (_, hex) => {
    expect(() => decodeText(Buffer.from(hex, 'hex'))).toThrow(refused);
  });

  test('refuses random bytes', () => {
    const random = seededRandom(3);
    for (let run = 0; run < 300; run++) {
      const bytes = Uint8Array.from({ length: 64 + Math.floor(random() * 1000) }, () => Math.floor(random() * 256));
      expect(() => decodeText(bytes)).toThrow(VoxloomError);
    }
  });
});
