import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fileNameOf } from '../../../../src-main/services/export/file-name.ts';

const parts = { index: 7, character: 'Mara', text: 'The tide: "in/out"?', project: 'Harbour', take: 2, start: '01:02:03;04', cue: 12, language: 'en-US' };

describe('fileNameOf', () => {
  it.each([
    ['{index} {character} - {text}', parts, '0007 Mara - The tide in out'],
    ['{project}_{take}', parts, 'Harbour_2'],
    ['{cue} {start} {language}', parts, '0012 01-02-03-04 en-US'],
    ['{unknown} {index}', parts, '{unknown} 0007'],
    ['{character}', { ...parts, character: '../..' }, '0007'],
    ['{character}', { ...parts, character: 'CON' }, '_CON'],
    ['{character}', { ...parts, character: 'nul.txt' }, '_nul.txt'],
    ['{text}', { ...parts, text: '潮水来了。' }, '潮水来了。'],
    ['{constructor}', parts, '{constructor}'],
  ])('fills %s', (template, given, expected) => {
    expect(fileNameOf(template, given)).toBe(expected);
  });

  it('is one name that every file system takes, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }), (text, character) => {
        const name = fileNameOf('{character} {text}', { ...parts, text, character });
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(121);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
