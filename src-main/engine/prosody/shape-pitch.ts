import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Plan } from '../acoustic/acoustic-model.ts';
import type { TokenSequence } from '../text/token-sequence.ts';
import { meanOfCurve } from './drawn-pitch.ts';
import { isPhone } from './token-lengths.ts';
import { styleOf } from './word-style.ts';

const LOG_PER_SEMITONE = Math.LN2 / 12;

/**
 * Natural-log F0 of each token: the plan's movement about its mean, widened by `range`, moved by the line's and the word's
 * semitones; drawn phones as drawn. The mean is over voiced time, so that it is the one a listener hears.
 */
export function shapePitch(sequence: TokenSequence, plan: Plan, delivery: Delivery, firstToken = 0): Float32Array {
  const mean = voicedMean(plan);
  return Float32Array.from(sequence.tokens, (token, index) => {
    const drawn = isPhone(token) ? delivery.phones?.get(firstToken + index) : undefined;
    const drawnHz = drawn?.f0Curve ? meanOfCurve(drawn.f0Curve) : drawn?.f0Hz;
    if (drawnHz !== undefined && drawnHz > 0) return Math.log(drawnHz);
    const semitones = delivery.pitchSemitones + (styleOf(sequence, token)?.pitchSemitones ?? 0);
    const planned = plan.logF0[index] ?? mean;
    // Written so that a neutral delivery returns the plan bit by bit.
    return planned + (delivery.range - 1) * (planned - mean) + semitones * LOG_PER_SEMITONE;
  });
}

/** Mean log-F0 of the plan, weighted by voiced frames. */
function voicedMean(plan: Plan): number {
  let weight = 0;
  let sum = 0;
  plan.logF0.forEach((logF0, index) => {
    const voicedFrames = Math.max(0, plan.durationFrames[index] ?? 0) * Math.max(0, plan.voicing[index] ?? 0);
    weight += voicedFrames;
    sum += voicedFrames * logF0;
  });
  if (weight > 0) return sum / weight;
  return plan.logF0.reduce((total, logF0) => total + logF0, 0) / Math.max(1, plan.logF0.length);
}
