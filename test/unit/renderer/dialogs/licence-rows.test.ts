import { describe, expect, it } from 'vitest';

import licences from '../../../../docs/licences.md?raw';
import { licenceRows } from '../../../../src-renderer/dialogs/about/licence-rows.ts';

describe('the licences that are shown', () => {
  it('are those of the list, without its heading', () => {
    const rows = licenceRows(licences);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.find(([name]) => name === 'zod')?.[2]).toBe('MIT');
    expect(rows.every((row) => row.every((cell) => cell !== '' && !cell.startsWith('--')))).toBe(true);
  });
});
