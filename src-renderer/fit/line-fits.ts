import type { Elasticity } from '../../src-main/shared/contract/dubbing-views.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Line } from '../../src-main/shared/domain/project-rows.ts';
import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import { lineToFit, placedLines } from '../../src-main/shared/fit/lines-to-fit.ts';
import type { FitLine, FitPlan, FitRegion } from '../../src-main/shared/fit/plan-chain.ts';
import { planChain } from '../../src-main/shared/fit/plan-chain.ts';
import type { Timed } from '../../src-main/shared/fit/slot-order.ts';
import { freshTake } from './fresh-take.ts';

/** How a line meets its slot, as far as is known by now: as it was rendered, or as it is planned. */
export interface LineFit {
  readonly lineId: string;
  readonly characterId: string;
  readonly startSample: number;
  readonly endSample: number;
  /** Measured on the take that counts; otherwise foretold. */
  readonly rendered: boolean;
  /** Speed as it is heard, waveform stretching included. */
  readonly rate: number;
  /** Length after waveform stretching by length before; 1 without. */
  readonly stretch: number;
  readonly seconds: number;
  readonly slotSeconds: number;
  /** Seconds it takes of the gap behind its slot. */
  readonly borrowedSeconds: number;
  /** Seconds by which it is longer than what it is given; less than `SMALLEST_SECONDS` counts as none. */
  readonly overSeconds: number;
  /** Seconds it sounds while a line whose slot begins within this one's is due, though it fits its own; else 0. */
  readonly overlapSeconds: number;
  readonly region: FitRegion;
  readonly fit: Line['fit'];
  /** Difference in speed to a neighbour where it is heard as rushing; else 0. */
  readonly neighbourJump: number;
}

/** What the window knows about lengths that are not rendered. */
export interface Foretold {
  elasticityOf(lineId: string): Elasticity | null;
  /** The words on screen are not committed yet, so that any take is of other words. */
  isTyped(lineId: string): boolean;
}

/** Nobody hears it, and nobody can cut to it. */
const SMALLEST_SECONDS = 0.01;
/** Takes end in a breath of quiet: less than this is no overlap that is heard. */
const HEARD_OVERLAP_SECONDS = 0.02;

/** Every line that has a slot and of which something is known, by id. */
export function lineFits(document: ProjectDocument, foretold: Foretold): ReadonlyMap<string, LineFit> {
  const fits = new Map<string, LineFit>();
  for (const { chain, place } of placedLines(document).values()) {
    if (place > 0) continue;
    const lines = chain.map((placed) => standing(document, placed, foretold));
    const following = new Map(lines.map(({ line, followingStartSample }) => [line.lineId, followingStartSample]));
    for (const plan of planChain(lines)) {
      const line = document.lines.get(plan.lineId);
      if (line?.slot) fits.set(plan.lineId, fitOf(document, line, line.slot, plan, following.get(plan.lineId) ?? Infinity, foretold));
    }
  }
  return fits;
}

/** Whether it asks something of the author. What was accepted on purpose does not. */
export function isFlagged({ overSeconds, overlapSeconds, fit, neighbourJump }: LineFit): boolean {
  return neighbourJump > 0 || (overSeconds + overlapSeconds > 0 && fit !== 'overlap');
}

/** A line that is rendered is heard as it is, so its neighbours are planned to go with that. */
function standing(document: ProjectDocument, timed: Timed, foretold: Foretold): Timed<FitLine> {
  const { lineId } = timed.line;
  const line = document.lines.get(lineId);
  const take = line && !foretold.isTyped(lineId) ? freshTake(document, line) : undefined;
  const wanted = lineToFit(document, timed, foretold.elasticityOf(lineId));
  return take ? { ...wanted, line: { ...wanted.line, lockedRate: take.rate / take.stretch } } : wanted;
}

function fitOf(document: ProjectDocument, line: Line, slot: NonNullable<Line['slot']>, plan: FitPlan, followingStartSample: number, foretold: Foretold): LineFit {
  const take = foretold.isTyped(line.id) ? undefined : freshTake(document, line);
  const slotSamples = slot.endSample - slot.startSample;
  const lengthSamples = take?.lengthSamples ?? plan.lengthSamples;
  const overSeconds = (take?.overSamples ?? plan.overSamples) / PROJECT_SAMPLE_RATE;
  const over = overSeconds < SMALLEST_SECONDS ? 0 : overSeconds;
  // Where the slots do not overlap themselves, being over says it all.
  const overlapSeconds = over > 0 || followingStartSample >= slot.endSample ? 0 : (slot.startSample + lengthSamples - followingStartSample) / PROJECT_SAMPLE_RATE;
  return {
    lineId: line.id,
    characterId: line.characterId,
    startSample: slot.startSample,
    endSample: slot.endSample,
    rendered: take !== undefined,
    rate: take ? take.rate / take.stretch : plan.rate / plan.stretch,
    stretch: take?.stretch ?? plan.stretch,
    seconds: lengthSamples / PROJECT_SAMPLE_RATE,
    slotSeconds: slotSamples / PROJECT_SAMPLE_RATE,
    borrowedSeconds: Math.max(0, lengthSamples - slotSamples) / PROJECT_SAMPLE_RATE - over,
    overSeconds: over,
    overlapSeconds: overlapSeconds < HEARD_OVERLAP_SECONDS ? 0 : overlapSeconds,
    region: take && plan.region === 'over' && over === 0 && take.stretch === 1 ? 'pressed' : over > 0 ? 'over' : plan.region,
    fit: line.fit,
    neighbourJump: plan.neighbourJump,
  };
}
