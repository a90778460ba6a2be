import type { SpeechService } from '../../src-main/services/speech/speech-service.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { LARGEST_JUMP } from '../../src-main/shared/fit/fit-limits.ts';
import { lineToFit, placedLines } from '../../src-main/shared/fit/lines-to-fit.ts';
import type { FitLine, FitPlan } from '../../src-main/shared/fit/plan-chain.ts';
import { planFit } from '../../src-main/shared/fit/plan-fit.ts';

/** The plan of a whole script from what the voice foretells about its lines. */
export async function planScript(speech: SpeechService, document: ProjectDocument): Promise<ReadonlyMap<string, FitPlan>> {
  const lengths = await speech.predict(document, [...document.lines.keys()].map((lineId) => ({ lineId })));
  const elasticities = new Map(lengths.map(({ lineId, elasticity }) => [lineId, elasticity]));
  const lines = [...placedLines(document).values()].map((placed): FitLine => lineToFit(document, placed, elasticities.get(placed.line.lineId) ?? null).line);
  return planFit(lines);
}

/** Pairs of lines that sound at the same time although neither says so, by how long each line really is. */
export function unflaggedOverlaps(plans: Iterable<FitPlan>, lengthSamples: (lineId: string) => number): string[] {
  const sounding = [...plans].map((plan) => ({ plan, from: plan.startSample, to: plan.startSample + lengthSamples(plan.lineId) })).sort((a, b) => a.from - b.from);
  return sounding.flatMap(({ plan, to }, index) =>
    sounding.slice(index + 1).flatMap((later) => (later.from < to && plan.overSamples === 0 && plan.overlapSamples === 0 ? [`${plan.lineId} runs into ${later.plan.lineId}`] : [])),
  );
}

/** Neighbours of one speaker that differ by more than they may, and are not flagged. */
export function unflaggedJumps(document: ProjectDocument, plans: ReadonlyMap<string, FitPlan>, rateOf: (lineId: string) => number | undefined, slack: number): string[] {
  return [...placedLines(document).values()].flatMap(({ line, chain, place }) => {
    const [own, next] = [rateOf(line.lineId), rateOf(chain[place + 1]?.line.lineId ?? '')];
    if (own === undefined || next === undefined || Math.abs(own - next) <= LARGEST_JUMP + slack) return [];
    return (plans.get(line.lineId)?.neighbourJump ?? 0) > 0 ? [] : [`${line.lineId}: ${own} beside ${next}`];
  });
}
