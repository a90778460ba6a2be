import { describe, expect, it } from 'vitest';

import { initialsOf } from '../../../../src-renderer/components/initials.ts';

describe('letters on a chip', () => {
  it.each([
    ['Mara Quinn', 'MQ'],
    ['joss', 'JO'],
    ['旁白', '旁'],
    ['Élodie', 'ÉL'],
    ['X', 'X'],
    ['Guard-2', 'G2'],
    ['  ', '?'],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
