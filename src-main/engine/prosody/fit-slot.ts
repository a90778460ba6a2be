import type { Elasticity } from '../../shared/contract/dubbing-views.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { FIT_LIMITS, type FitLimits } from '../../shared/fit/fit-limits.ts';
import type { Plan } from '../acoustic/acoustic-model.ts';
import type { TokenSequence } from '../text/token-sequence.ts';
import { deliverPlan, type DeliveredPlan } from './apply-delivery.ts';
import { closeRounding } from './close-rounding.ts';
import type { FitReport } from './fit-report.ts';
import { FRAME_MS, HOP, SAMPLES_PER_MS } from './frame-time.ts';
import { elasticityOfLengths, scaleToSlot } from './scale-to-slot.ts';
import { shapeLengths, type TokenLengths } from './token-lengths.ts';
import { toWholeFrames } from './whole-frames.ts';

/** A piece of a line with what the model planned for it. Long lines are several. */
export interface PlannedPiece {
  readonly sequence: TokenSequence;
  readonly plan: Plan;
}

export interface Slot {
  readonly slotMs: number;
  /** Time after the slot in which nobody else speaks; used only when the line would otherwise sound hurried. */
  readonly borrowMs?: number;
  /** Phones go at least this fast, even where that leaves time over; 0 asks nothing. */
  readonly leastRate?: number;
}

export interface FittedLine {
  /** One a piece, in order. */
  readonly plans: readonly DeliveredPlan[];
  readonly report: FitReport;
}

/**
 * Applies the delivery and brings a line to its slot inside the model, so that pitch and timbre stay. What gives way, in
 * order: pauses down to 60 ms; phones up to the natural rate, vowels first; the gap after the slot; phones up to the
 * fastest rate. A line that still does not fit is left longer and says by how much. A short line is stretched, but not
 * beyond the slowest rate. Timed pauses and drawn phones keep their length. `planFit` foretells the same from the line's
 * `Elasticity`.
 *
 * A line that fits ends exactly with its slot (or what it borrowed), to the sample, as long as it has a pause of two frames
 * to settle the rounding in; otherwise within half a frame (5.3 ms).
 */
export function fitSlot(pieces: readonly PlannedPiece[], delivery: Delivery, slot: Slot, limits: FitLimits = FIT_LIMITS): FittedLine {
  const placed = placePieces(pieces, delivery);
  const line = concatenate(placed.map(({ lengths }) => lengths));
  const outcome = scaleToSlot(line, slot.slotMs / FRAME_MS, (slot.borrowMs ?? 0) / FRAME_MS, limits, slot.leastRate ?? 0);

  let start = 0;
  let carry = 0;
  const rounded = placed.map((place) => {
    const end = start + place.lengths.frames.length;
    const whole = toWholeFrames({ ...place.lengths, frames: line.frames.subarray(start, end) }, carry);
    start = end;
    carry = whole.carry;
    return { ...place, whole };
  });
  // The small sum undoes the loss of dividing and multiplying by a frame; a line never passes its slot by a sample.
  const targetSamples = Math.floor(outcome.targetFrames * HOP + 1e-6);
  const settled = outcome.reached ? closeRounding(rounded, targetSamples) : rounded;

  const totalMs = settled.reduce((sum, { whole }) => sum + whole.samples, 0) / SAMPLES_PER_MS;
  const limitMs = slot.slotMs + (slot.borrowMs ?? 0);
  const overMs = Math.max(0, totalMs - limitMs);
  const region = overMs > 0 ? 'over' : outcome.region;
  const plans = settled.map(({ piece, lengths, firstToken, whole }) =>
    deliverPlan(piece.sequence, piece.plan, delivery, whole, { framesForNext: lengths.framesForNext, firstToken }),
  );
  return {
    plans,
    report: {
      slotMs: slot.slotMs,
      totalMs,
      rate: outcome.rate,
      pausesSavedMs: outcome.pausesSavedFrames * FRAME_MS,
      borrowedMs: Math.min(slot.borrowMs ?? 0, Math.max(0, totalMs - slot.slotMs)),
      overMs,
      region,
    },
  };
}

/** What the length of a line is made of, as delivered and before any slot. */
export function elasticityOf(pieces: readonly PlannedPiece[], delivery: Delivery): Elasticity {
  return elasticityOfLengths(concatenate(placePieces(pieces, delivery).map(({ lengths }) => lengths)));
}

interface PlacedPiece {
  readonly piece: PlannedPiece;
  readonly lengths: TokenLengths;
  readonly firstToken: number;
}

function placePieces(pieces: readonly PlannedPiece[], delivery: Delivery): PlacedPiece[] {
  const placed: PlacedPiece[] = [];
  let firstToken = 0;
  for (const [index, piece] of pieces.entries()) {
    const before = placed.at(-1);
    const lengths = shapeLengths(piece.sequence, piece.plan, delivery, {
      firstToken,
      continues: index < pieces.length - 1,
      ...(before && { leadFrames: before.lengths.framesForNext }),
    });
    placed.push({ piece, lengths, firstToken });
    firstToken += piece.sequence.tokens.length;
  }
  return placed;
}

function concatenate(pieces: readonly TokenLengths[]): Omit<TokenLengths, 'framesForNext'> {
  return {
    frames: Float64Array.from(pieces.flatMap(({ frames }) => [...frames])),
    roles: pieces.flatMap(({ roles }) => roles),
    elasticity: Float64Array.from(pieces.flatMap(({ elasticity }) => [...elasticity])),
  };
}
