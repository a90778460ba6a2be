import { beforeAll, describe, expect, it } from 'vitest';

import { EnglishFrontEnd } from '../../../../../../src-main/engine/text/english/english-front-end.ts';
import { NeuralLetterToSound } from '../../../../../../src-main/engine/text/english/neural-letter-to-sound.ts';
import { measurePlanted, measureProse } from '../../../../../../tools/preflight/measure-preflight.ts';

let frontEnd: EnglishFrontEnd;
beforeAll(async () => {
  frontEnd = new EnglishFrontEnd(await NeuralLetterToSound.load());
});

describe('the reading pre-flight', () => {
  it('raises at most 5 flags per 100 words on ordinary prose of any register', async () => {
    const prose = await measureProse(frontEnd);
    const own = prose.filter(({ register }) => register !== 'prompts');
    expect(own.reduce((sum, { words }) => sum + words, 0)).toBeGreaterThanOrEqual(2000);
    for (const { register, words, flags } of prose) expect((100 * flags.length) / words, register).toBeLessThanOrEqual(5);
  }, 60_000);

  it.each(['development', 'held-out'] as const)('catches nine in ten of the planted misreads: %s', async (part) => {
    const { items, missed, rightKind } = await measurePlanted(part, frontEnd);
    expect(items).toBe(50);
    expect(items - missed.length).toBeGreaterThanOrEqual(45);
    expect(rightKind).toBeGreaterThanOrEqual(43);
  }, 60_000);
});
