import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { deliveryOf } from '../../../src-main/shared/domain/delivery-of.ts';
import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';
import type { LineStanding } from './line-standing.ts';

/** What would bring a line and its slot together. */
export type FitOffer =
  | { readonly kind: 'pace'; readonly pace: number }
  | { readonly kind: 'slot'; readonly endSample: number }
  | { readonly kind: 'noSlot' };

/** The fastest pace that a delivery can have. */
const FASTEST = 2;

/**
 * What can be done about a line that passes its slot although it is already hurried as much as speech bears: a faster pace
 * of its own where there is one, a longer slot where no other line's begins in it, or no slot. Empty for a line that fits.
 */
export function fitOffers(document: ProjectDocument, lineId: string, { slotSeconds, overSeconds }: Pick<LineStanding, 'slotSeconds' | 'overSeconds'>): readonly FitOffer[] {
  const slot = document.lines.get(lineId)?.slot;
  if (!slot || slotSeconds === null || overSeconds === 0) return [];
  const pace = Math.ceil(100 * deliveryOf(document, lineId).pace * ((slotSeconds + overSeconds) / slotSeconds)) / 100;
  const endSample = slot.endSample + Math.ceil(overSeconds * PROJECT_SAMPLE_RATE);
  return [
    ...(pace <= FASTEST ? [{ kind: 'pace', pace } as const] : []),
    ...(endSample <= nextSlotStart(document, lineId, slot.startSample) ? [{ kind: 'slot', endSample } as const] : []),
    { kind: 'noSlot' },
  ];
}

function nextSlotStart(document: ProjectDocument, lineId: string, afterSample: number): number {
  let next = Infinity;
  for (const { id, slot } of document.lines.values()) {
    if (id !== lineId && slot && slot.startSample >= afterSample && slot.startSample < next) next = slot.startSample;
  }
  return next;
}
