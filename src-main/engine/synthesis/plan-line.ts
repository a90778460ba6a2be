import type { AcousticModel, Plan } from '../acoustic/acoustic-model.ts';
import { applyDelivery, type DeliveredPlan } from '../prosody/apply-delivery.ts';
import type { FitReport } from '../prosody/fit-report.ts';
import { fitSlot, type PlannedPiece, type Slot } from '../prosody/fit-slot.ts';
import { isPhone } from '../prosody/token-lengths.ts';
import type { TokenSequence } from '../text/token-sequence.ts';
import { checkCancelled, engineFailure } from './engine-failure.ts';
import { stageSeed } from './stage-seed.ts';
import type { SynthesisRequest } from './synthesiser.ts';

/** The plan of one piece, settled, and what is known by then about the line. */
export interface SettledPlan {
  readonly plan: DeliveredPlan;
  /** Length of the line in samples; an estimate unless `exact`. */
  readonly totalSamples: number;
  readonly exact: boolean;
  readonly fit?: FitReport;
}

/**
 * Plans a line piece by piece. Without a slot, a piece is planned when the iteration asks for it, so that the one before
 * can sound meanwhile; with one, all are planned before the first is settled.
 */
export function planLine(
  acoustic: AcousticModel,
  sequences: readonly TokenSequence[],
  request: SynthesisRequest,
  signal?: AbortSignal,
): AsyncGenerator<SettledPlan, void, undefined> {
  const planPiece = async (sequence: TokenSequence, index: number): Promise<Plan> => {
    checkCancelled(signal);
    if (!sequence.tokens.some(isPhone)) return planSilence(sequence);
    return checkPlan(await acoustic.plan(sequence.ids, stageSeed(request.seed, index, 'plan')), sequence);
  };
  if (request.slotMs === undefined) return planAsAsked(sequences, request, planPiece);
  return planIntoSlot(sequences, request, { slotMs: request.slotMs, borrowMs: request.borrowMs ?? 0 }, planPiece);
}

type PlanPiece = (sequence: TokenSequence, index: number) => Promise<Plan>;

async function* planAsAsked(
  sequences: readonly TokenSequence[],
  request: SynthesisRequest,
  planPiece: PlanPiece,
): AsyncGenerator<SettledPlan, void, undefined> {
  const allTokens = sequences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  let before: DeliveredPlan | undefined;
  let firstToken = 0;
  let samples = 0;
  for (const [index, sequence] of sequences.entries()) {
    const continues = index < sequences.length - 1;
    const plan = applyDelivery(sequence, await planPiece(sequence, index), request.delivery, {
      firstToken,
      continues,
      ...(before && { leadFrames: before.framesForNext, carry: before.carry }),
    });
    before = plan;
    firstToken += sequence.tokens.length;
    samples += plan.samples;
    const totalSamples = continues ? Math.round((samples * allTokens) / firstToken) : samples;
    yield { plan, totalSamples, exact: !continues };
  }
}

async function* planIntoSlot(
  sequences: readonly TokenSequence[],
  request: SynthesisRequest,
  slot: Slot,
  planPiece: PlanPiece,
): AsyncGenerator<SettledPlan, void, undefined> {
  const pieces: PlannedPiece[] = [];
  for (const [index, sequence] of sequences.entries()) pieces.push({ sequence, plan: await planPiece(sequence, index) });
  const { plans, report } = fitSlot(pieces, request.delivery, slot);
  const totalSamples = plans.reduce((sum, { samples }) => sum + samples, 0);
  for (const plan of plans) yield { plan, totalSamples, exact: true, fit: report };
}

/** A piece without phones is nothing but the pauses that were asked for; no model is bothered. */
function planSilence({ tokens }: TokenSequence): Plan {
  const nothing = new Float32Array(tokens.length);
  return { durationFrames: nothing, logF0: nothing, voicing: nothing, energy: nothing, hidden: new Float32Array(), width: 0 };
}

function checkPlan(plan: Plan, { tokens }: TokenSequence): Plan {
  for (const values of [plan.durationFrames, plan.logF0, plan.voicing, plan.energy]) {
    if (values.length !== tokens.length) throw engineFailure(`a plan of ${values.length} entries for ${tokens.length} tokens`);
    if (!values.every(Number.isFinite)) throw engineFailure('a plan with values that are not numbers');
  }
  return plan;
}
