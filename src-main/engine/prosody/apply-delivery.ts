import type { Delivery } from '../../shared/domain/delivery.ts';
import type { EditedPlan, Plan } from '../acoustic/acoustic-model.ts';
import type { TokenSequence } from '../text/token-sequence.ts';
import { drawnPitch } from './drawn-pitch.ts';
import { shapeEnergy } from './shape-energy.ts';
import { shapePitch } from './shape-pitch.ts';
import { shapeLengths, type PiecePlace } from './token-lengths.ts';
import { toWholeFrames, type WholeLengths } from './whole-frames.ts';

/** A plan as the author wants it: ready to decode, and what the synthesiser must do to its pauses afterwards. */
export interface DeliveredPlan extends EditedPlan, Pick<WholeLengths, 'exactPauses' | 'samples' | 'carry'> {
  /** See `TokenLengths.framesForNext`. */
  readonly framesForNext: number;
}

export interface DeliveryOptions extends PiecePlace {
  /** `carry` of the piece before. */
  readonly carry?: number;
}

/**
 * Applies a delivery to what the model planned for one piece of a line. `plan` has one entry a token of `sequence`.
 *
 * - Pace: phones together last exactly 1 / pace of the plan, vowels giving way more than consonants and those more than
 *   stops; pauses follow. No phone falls under one frame.
 * - Pauses: the factor is for those of punctuation; timed ones are exact to the sample.
 * - Pitch and range move log-F0 about the piece's voiced mean, energy is added in the plan's natural-log units.
 * - The styles of words come on top; what was drawn on a phone (`Delivery.phones`) wins over all, except that its
 *   decibels are added. A curve drawn over a phone is followed frame by frame, whatever its length becomes.
 *
 * Edges between tokens lie within half a frame of where the delivery puts them. A neutral delivery changes nothing but
 * the rounding.
 */
export function applyDelivery(
  sequence: TokenSequence,
  plan: Plan,
  delivery: Delivery,
  options: DeliveryOptions = {},
): DeliveredPlan {
  const lengths = shapeLengths(sequence, plan, delivery, options);
  const whole = toWholeFrames(lengths, options.carry);
  return deliverPlan(sequence, plan, delivery, whole, { framesForNext: lengths.framesForNext, ...options });
}

/** Joins settled lengths with the delivery's pitch and energy. */
export function deliverPlan(
  sequence: TokenSequence,
  plan: Plan,
  delivery: Delivery,
  lengths: WholeLengths,
  piece: { readonly framesForNext: number; readonly firstToken?: number },
): DeliveredPlan {
  const drawnF0Hz = drawnPitch(sequence, delivery, lengths.durationFrames, piece.firstToken);
  return {
    ...lengths,
    ...(drawnF0Hz && { drawnF0Hz }),
    framesForNext: piece.framesForNext,
    logF0: shapePitch(sequence, plan, delivery, piece.firstToken),
    voicing: plan.voicing,
    energy: shapeEnergy(sequence, plan, delivery, piece.firstToken),
    plannedEnergy: plan.energy,
    hidden: plan.hidden,
    width: plan.width,
  };
}
