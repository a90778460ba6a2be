import { expect, it } from 'vitest';

import { syllablesOf } from '../../../../src-main/shared/phonetics/syllables.ts';

it.each([
  ['EH1 K S T R AH0', 'EH1 K|S T R AH0'],
  ['S IH1 NG ER0', 'S IH1 NG|ER0'],
  ['AE1 T L AH0 S', 'AE1 T|L AH0 S'],
  ['K R IY0 EY1 T', 'K R IY0|EY1 T'],
  ['S T', 'S T'],
])('%s has the syllables %s', (phones, syllables) => {
  expect(syllablesOf(phones.split(' ')).map((syllable) => syllable.join(' ')).join('|')).toBe(syllables);
});
