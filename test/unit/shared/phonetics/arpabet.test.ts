import { describe, expect, it } from 'vitest';

import { readPhones } from '../../../../src-main/shared/phonetics/arpabet.ts';

describe('phones as an author writes them', () => {
  it('may be small, with commas, without stress', () => {
    expect(readPhones('hh aa1 r, b er0')).toEqual({ phones: ['HH', 'AA1', 'R', 'B', 'ER0'] });
    expect(readPhones('s iy g ah l')).toEqual({ phones: ['S', 'IY1', 'G', 'AH0', 'L'] });
    expect(readPhones('s iy g ah1 l')).toEqual({ phones: ['S', 'IY0', 'G', 'AH1', 'L'] });
  });

  it('are named when they are none', () => {
    expect(readPhones('HH QQ')).toEqual({ unknown: 'QQ' });
    expect(readPhones('B1')).toEqual({ unknown: 'B1' });
    expect(readPhones('  ')).toEqual({ phones: [] });
  });
});
