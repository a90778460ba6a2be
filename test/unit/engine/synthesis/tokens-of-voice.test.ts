import { describe, expect, it } from 'vitest';
import { tokensOfVoice } from '../../../../src-main/engine/synthesis/tokens-of-voice.ts';
import type { Reading } from '../../../../src-main/engine/text/reading.ts';

const reading: Reading = {
  text: 'joy',
  items: [{ kind: 'word', spoken: 'joy', span: { start: 0, end: 3 }, phones: ['JH', 'OY2'], source: 'dictionary' }],
  warnings: [],
};
const symbols = ['sil', '.', 'JH', 'OY1'];

describe('a symbol the voice never learned', () => {
  it('is spoken as its fallback and keeps its name', () => {
    const { tokens, ids } = tokensOfVoice(reading, { symbols, tokenFallback: { OY2: 'OY1' } });
    expect(tokens.map(({ symbol }) => symbol)).toEqual(['sil', 'JH', 'OY2', '.']);
    expect([...ids]).toEqual([0, 2, 3, 1]);
  });

  it('is used when the voice did learn it', () => {
    const { ids } = tokensOfVoice(reading, { symbols: [...symbols, 'OY2'], tokenFallback: { OY2: 'OY1' } });
    expect([...ids]).toEqual([0, 2, 4, 1]);
  });

  it('without a fallback is an error of the voice', () => {
    expect(() => tokensOfVoice(reading, { symbols })).toThrow(/OY2/);
  });
});
