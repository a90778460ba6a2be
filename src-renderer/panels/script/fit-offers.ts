import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { PROJECT_SAMPLE_RATE, samplesOfMs } from '../../../src-main/shared/domain/time.ts';
import { FIT_LIMITS, FIT_REACH, KEPT_GAP_MS, LARGEST_JUMP, SHORTEST_STRETCH } from '../../../src-main/shared/fit/fit-limits.ts';
import { placedLines } from '../../../src-main/shared/fit/lines-to-fit.ts';
import { roomBehind } from '../../../src-main/shared/fit/plan-chain.ts';
import type { LineFit } from '../../fit/line-fits.ts';

type Slot = NonNullable<Line['slot']>;

/** What would bring a line and its slot together, besides a shorter text; and what takes back what was chosen before. */
export type FitOffer =
  /** A slot that reaches into time in which nobody speaks. `leftSeconds` would still be over. */
  | { readonly kind: 'move'; readonly slot: Slot; readonly earlierSeconds: number; readonly laterSeconds: number; readonly leftSeconds: number }
  | { readonly kind: 'overlap' }
  /** To this share of its length; the last resort. */
  | { readonly kind: 'stretch'; readonly share: number }
  /** Renders these neighbours again, so that they go along. */
  | { readonly kind: 'even'; readonly lineIds: readonly string[] }
  /** Back to being fitted. */
  | { readonly kind: 'fit' };

/** What can be done about a line, mildest first. Empty for one that meets its slot as its neighbours do. */
export function fitOffers(document: ProjectDocument, fits: ReadonlyMap<string, LineFit>, lineId: string): readonly FitOffer[] {
  const fit = fits.get(lineId);
  const line = document.lines.get(lineId);
  if (!fit || !line?.slot || line.locked) return [];
  const even = slowerNeighbours(document, fits, fit);
  return [
    ...(fit.overSeconds > 0 ? moves(document, fits, line.slot, fit) : []),
    ...(fit.neighbourJump > 0 && even.length > 0 ? [{ kind: 'even', lineIds: even } as const] : []),
    ...(fit.overSeconds + fit.overlapSeconds > 0 && line.fit !== 'overlap' ? [{ kind: 'overlap' } as const] : []),
    ...(fit.overSeconds > 0 && line.fit !== 'stretch' ? [{ kind: 'stretch', share: Math.max(SHORTEST_STRETCH, 1 - fit.overSeconds / fit.seconds) } as const] : []),
    ...(line.fit === 'fit' ? [] : [{ kind: 'fit' } as const]),
  ];
}

/** The slot with as much of the free time behind it and then before it as the line is over by. */
function moves(document: ProjectDocument, fits: ReadonlyMap<string, LineFit>, slot: Slot, fit: LineFit): FitOffer[] {
  const placed = placedLines(document).get(fit.lineId);
  if (!placed) return [];
  const kept = samplesOfMs(KEPT_GAP_MS);
  const wanted = Math.ceil(fit.overSeconds * PROJECT_SAMPLE_RATE);
  const allotted = slot.endSample + roomBehind(placed);
  const later = Math.min(wanted, Math.max(0, (placed.nextStartSample ?? Infinity) - kept - allotted));
  const earlier = Math.min(wanted - later, Math.max(0, slot.startSample - lastEndBefore(document, fits, fit.lineId, slot.startSample)));
  if (later + earlier < samplesOfMs(20)) return [];
  return [
    {
      kind: 'move',
      slot: { startSample: slot.startSample - earlier, endSample: slot.endSample + later },
      earlierSeconds: earlier / PROJECT_SAMPLE_RATE,
      laterSeconds: later / PROJECT_SAMPLE_RATE,
      leftSeconds: (wanted - later - earlier) / PROJECT_SAMPLE_RATE,
    },
  ];
}

/** Where the line may begin at the earliest: when everybody who began before it has ended, and the silence that stays before a cue. */
function lastEndBefore(document: ProjectDocument, fits: ReadonlyMap<string, LineFit>, lineId: string, startSample: number): number {
  let end = 0;
  for (const { id, slot } of document.lines.values()) {
    if (!slot || id === lineId || slot.startSample > startSample) continue;
    const sounding = slot.startSample + Math.round((fits.get(id)?.seconds ?? 0) * PROJECT_SAMPLE_RATE);
    end = Math.max(end, Math.max(slot.endSample, sounding) + samplesOfMs(KEPT_GAP_MS));
  }
  return end;
}

/** Lines that would be faster if they were rendered now, on either side of a jump; what is approved stays. */
function slowerNeighbours(document: ProjectDocument, fits: ReadonlyMap<string, LineFit>, fit: LineFit): string[] {
  const placed = placedLines(document).get(fit.lineId);
  if (!placed) return [];
  const near = placed.chain.slice(Math.max(0, placed.place - FIT_REACH), placed.place + FIT_REACH + 1);
  return near.flatMap(({ line: { lineId }, place }) => {
    const own = fits.get(lineId);
    const row = document.lines.get(lineId);
    if (!own || !row || row.locked || document.takes.get(row.takeId ?? '')?.locked === true) return [];
    const asked = near.map((other) => Math.min(FIT_LIMITS.fastest, fits.get(other.line.lineId)?.rate ?? 0) - LARGEST_JUMP * Math.abs(other.place - place));
    return Math.max(...asked) > own.rate + 0.005 ? [lineId] : [];
  });
}
