import fc from 'fast-check';

import type { PlanView } from '../../../../../src-main/shared/contract/views.ts';
import type { Edits } from '../../../../../src-renderer/panels/delivery/phone-cells.ts';

type Token = PlanView['tokens'][number];

export interface PhoneSketch {
  readonly symbol: string;
  readonly lengthMs: number;
  /** 0 for a voiceless phone or a pause. */
  readonly f0Hz: number;
  /** Absent for a pause. */
  readonly word?: number;
}

/** A plan of a few phones, laid end to end. `_` is a pause between words, `^` and `$` the silence around the line. */
export function planOfPhones(sketches: readonly PhoneSketch[]): PlanView {
  let startMs = 0;
  const tokens = sketches.map(({ symbol, lengthMs, f0Hz, word }): Token => {
    const kind = symbol === '_' ? 'boundary' : symbol === '^' || symbol === '$' ? 'edge' : /\d$/.test(symbol) ? 'vowel' : 'consonant';
    const token: Token = { symbol, kind, word: word ?? null, startMs, lengthMs, plannedLengthMs: lengthMs, f0Hz, plannedF0Hz: f0Hz, energyDb: -20, voicing: f0Hz > 0 ? 1 : 0 };
    startMs += lengthMs;
    return token;
  });
  const words = [...new Set(tokens.flatMap(({ word }) => word ?? []))].map((word) => ({
    spoken: `word ${String(word)}`,
    span: { start: word, end: word + 1 },
    firstToken: tokens.findIndex((token) => token.word === word),
    lastToken: tokens.findLastIndex((token) => token.word === word),
  }));
  return { tokens, words, totalMs: startMs, plannedTotalMs: startMs };
}

/** Two words of two phones with a pause of no length between them, in silence. */
export const TWO_WORDS = planOfPhones([
  { symbol: '^', lengthMs: 100, f0Hz: 0 },
  { symbol: 'T', lengthMs: 60, f0Hz: 0, word: 0 },
  { symbol: 'AY1', lengthMs: 140, f0Hz: 200, word: 0 },
  { symbol: '_', lengthMs: 0, f0Hz: 0 },
  { symbol: 'N', lengthMs: 80, f0Hz: 180, word: 1 },
  { symbol: 'OW1', lengthMs: 120, f0Hz: 160, word: 1 },
  { symbol: '$', lengthMs: 100, f0Hz: 0 },
]);

export const somePlan = fc
  .array(
    fc.record({
      symbol: fc.constantFrom('AA1', 'T', 'N', 'IY0', 'S', '_'),
      lengthMs: fc.double({ min: 0, max: 400, noNaN: true }),
      f0Hz: fc.double({ min: 60, max: 500, noNaN: true }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((phones) => {
    let word = 0;
    return planOfPhones(
      phones.map(({ symbol, lengthMs, f0Hz }) => {
        if (symbol === '_') word += 1;
        const silent = symbol === '_' || symbol === 'T' || symbol === 'S';
        return { symbol, lengthMs, f0Hz: silent ? 0 : f0Hz, ...(symbol !== '_' && { word }) };
      }),
    );
  });

export const NO_EDITS: Edits = {};
