import type { Delivery } from '../../shared/domain/delivery.ts';
import { applyDelivery, type DeliveredPlan } from '../prosody/apply-delivery.ts';
import type { FitReport } from '../prosody/fit-report.ts';
import { fitSlot, type PlannedPiece, type Slot } from '../prosody/fit-slot.ts';
import { checkCancelled } from './engine-failure.ts';
import type { ReadLine } from './line-memory.ts';
import type { SynthesisRequest } from './synthesiser.ts';

/** The plan of one piece, settled, and what is known by then about the line. */
export interface SettledPlan {
  readonly plan: DeliveredPlan;
  /** Length of the line in samples; an estimate unless `exact`. */
  readonly totalSamples: number;
  readonly exact: boolean;
  readonly fit?: FitReport;
}

/** How a line is to be said; its drawing is already part of the delivery. */
export type LineRequest = Pick<SynthesisRequest, 'seed' | 'slotMs' | 'borrowMs' | 'leastRate'> & { readonly delivery: Delivery };

/**
 * Plans a line piece by piece. Without a slot, a piece is planned when the iteration asks for it, so that the one before
 * can sound meanwhile; with one, all are planned before the first is settled.
 */
export function planLine(line: ReadLine, request: LineRequest, signal?: AbortSignal): AsyncGenerator<SettledPlan, void, undefined> {
  if (request.slotMs === undefined) return planAsAsked(line, request, signal);
  return planIntoSlot(line, request, { slotMs: request.slotMs, borrowMs: request.borrowMs ?? 0, leastRate: request.leastRate ?? 0 }, signal);
}

async function* planAsAsked(line: ReadLine, request: LineRequest, signal?: AbortSignal): AsyncGenerator<SettledPlan, void, undefined> {
  const { sequences } = line;
  const allTokens = line.symbols.length;
  let before: DeliveredPlan | undefined;
  let firstToken = 0;
  let samples = 0;
  for (const [index, sequence] of sequences.entries()) {
    const continues = index < sequences.length - 1;
    checkCancelled(signal);
    const plan = applyDelivery(sequence, await line.plan(index, request.seed), request.delivery, {
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

async function* planIntoSlot(line: ReadLine, request: LineRequest, slot: Slot, signal?: AbortSignal): AsyncGenerator<SettledPlan, void, undefined> {
  const { plans, report } = fitSlot(await planPieces(line, request.seed, signal), request.delivery, slot);
  const totalSamples = plans.reduce((sum, { samples }) => sum + samples, 0);
  for (const plan of plans) yield { plan, totalSamples, exact: true, fit: report };
}

/** What the model intends for all pieces of a line. */
export async function planPieces(line: ReadLine, seed: number, signal?: AbortSignal): Promise<PlannedPiece[]> {
  const pieces: PlannedPiece[] = [];
  for (const [index, sequence] of line.sequences.entries()) {
    checkCancelled(signal);
    pieces.push({ sequence, plan: await line.plan(index, seed) });
  }
  return pieces;
}
