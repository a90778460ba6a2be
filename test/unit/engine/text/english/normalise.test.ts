import { describe, expect, it } from 'vitest';
import { normaliseEnglish } from '../../../../../src-main/engine/text/english/normalise.ts';
import { normaliseCases } from './normalise-cases.ts';

function spoken(text: string): string {
  return normaliseEnglish(text)
    .tokens.flatMap((token) => (token.kind === 'word' ? [token.spoken] : []))
    .join(' ');
}

describe('the table of readings', () => {
  const rows = [...normaliseCases].flatMap(([category, cases]) => cases.map((one) => ({ category, ...one })));
  const wrong = rows.filter((row) => spoken(row.written) !== row.spoken);

  it('holds at least 200 cases', () => {
    expect(rows.length).toBeGreaterThanOrEqual(200);
  });

  it('is read right to 97 % or more', () => {
    for (const row of wrong) console.log(`[${row.category}] ${row.written}\n   want ${row.spoken}\n   got  ${spoken(row.written)}`);
    expect(1 - wrong.length / rows.length).toBeGreaterThanOrEqual(0.97);
  });

  it('marks exactly the cases that are missed', () => {
    expect(wrong.map((row) => row.written)).toEqual(rows.filter((row) => row.miss).map((row) => row.written));
  });
});
