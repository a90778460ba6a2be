import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Plan } from '../acoustic/acoustic-model.ts';
import type { TokenSequence } from '../text/token-sequence.ts';
import { isPhone } from './token-lengths.ts';
import { styleOf } from './word-style.ts';

const LOG_PER_DB = Math.LN10 / 20;

/**
 * Energy of each token (natural log): the plan's plus the decibels of the line, the word and the phone. Pauses keep theirs:
 * a louder voice is not a louder room.
 */
export function shapeEnergy(sequence: TokenSequence, plan: Plan, delivery: Delivery, firstToken = 0): Float32Array {
  return Float32Array.from(sequence.tokens, (token, index) => {
    const planned = plan.energy[index] ?? 0;
    if (!isPhone(token)) return planned;
    const drawnDb = delivery.phones?.get(firstToken + index)?.energyDb ?? 0;
    return planned + (delivery.energyDb + (styleOf(sequence, token)?.energyDb ?? 0) + drawnDb) * LOG_PER_DB;
  });
}
