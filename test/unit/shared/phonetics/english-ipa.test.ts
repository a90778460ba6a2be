import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseEnglishIpa, writeEnglishIpa } from '../../../../src-main/shared/phonetics/english-ipa.ts';
import { englishPhones } from '../../media/lexicon/lexicon-arbitrary.ts';

const phones = (written: string): string[] => written.split(' ');

describe('phones in IPA', () => {
  it.each([
    ['W ER1 D', 'ˈwɝd'],
    ['L EH1 M AH0 N', 'ˈlɛmən'],
    ['P R OW0 N AH2 N S IY0 EY1 SH AH0 N', 'pɹoʊˌnʌnsiˈeɪʃən'],
    ['S T R EH1 NG K TH S', 'ˈstɹɛŋkθs'],
    ['AE1 T S HH EH2 L', 'ˈætsˌhɛl'],
  ])('%s is %s', (written, ipa) => {
    expect(writeEnglishIpa(phones(written))).toBe(ipa);
  });

  it('has a dot where two signs would be one', () => {
    expect(writeEnglishIpa(phones('K AE1 T SH'))).toBe('ˈkæt.ʃ');
    expect(writeEnglishIpa(phones('S IH1 AH0'))).toBe('ˈsɪ.ə');
    expect(writeEnglishIpa(phones('AH0 R AY1 V'))).toBe('əˈɹaɪv');
  });

  it('comes back as the same phones, whatever they are', () => {
    fc.assert(
      fc.property(englishPhones, (given) => {
        const written = writeEnglishIpa(given);
        const isStressed = given.some((phone) => /[12]$/.test(phone));
        const hasVowel = given.some((phone) => /\d$/.test(phone));
        if (isStressed || !hasVowel) expect(written).toBeDefined();
        if (written !== undefined) expect(parseEnglishIpa(written)).toEqual({ phones: given });
      }),
      { numRuns: 10_000, seed: 4 },
    );
  });

  it('cannot say that a word has no stress at all', () => {
    expect(writeEnglishIpa(phones('DH AH0'))).toBeUndefined();
  });
});
