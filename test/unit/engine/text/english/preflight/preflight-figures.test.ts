import { beforeAll, describe, expect, it } from 'vitest';

import { EnglishFrontEnd } from '../../../../../../src-main/engine/text/english/english-front-end.ts';
import { NeuralLetterToSound } from '../../../../../../src-main/engine/text/english/neural-letter-to-sound.ts';
import { HOMOGRAPH_CASES, UNSEEN_HOMOGRAPH_CASES } from '../homograph-cases.ts';
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

  it('flags every homograph that is read wrongly, and not all that are read right', async () => {
    const counts = { wrong: 0, caught: 0, right: 0, flagged: 0 };
    for (const [sentence, word, phones] of [...HOMOGRAPH_CASES, ...UNSEEN_HOMOGRAPH_CASES]) {
      const reading = await frontEnd.read(sentence);
      const said = reading.items.find((item) => item.kind === 'word' && item.spoken === word);
      if (said?.kind !== 'word') throw new Error(`no "${word}" in "${sentence}"`);
      const isFlagged = (await frontEnd.risks(reading)).some(({ span }) => span.start === said.span.start);
      const isRight = said.phones.join(' ') === phones;
      counts[isRight ? 'right' : 'wrong'] += 1;
      if (isFlagged) counts[isRight ? 'flagged' : 'caught'] += 1;
    }
    expect(counts.wrong).toBeGreaterThan(0);
    expect(counts.caught).toBe(counts.wrong);
    expect(counts.flagged / counts.right).toBeLessThan(0.6);
  }, 60_000);
});
