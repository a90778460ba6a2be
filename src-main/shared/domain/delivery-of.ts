import { NEUTRAL_DELIVERY } from './delivery.ts';
import type { DrawnDelivery } from './drawn-delivery.ts';
import type { ProjectDocument } from './project-document.ts';
import type { BaseDelivery } from './project-rows.ts';

/** How a line is delivered: its character's way, what the line changes of it, and what was drawn on it. */
export function deliveryOf(document: ProjectDocument, lineId: string): DrawnDelivery {
  const own = document.deliveries.get(lineId);
  return { ...characterDeliveryOf(document, lineId), ...own?.changes, drawing: own?.drawing ?? null };
}

/** What a line's delivery would be if the line changed nothing. */
export function characterDeliveryOf(document: ProjectDocument, lineId: string): BaseDelivery {
  const characterId = document.lines.get(lineId)?.characterId;
  const { pace, pitchSemitones, range, energyDb, pauses } = NEUTRAL_DELIVERY;
  return (characterId !== undefined && document.characters.get(characterId)?.delivery) || { pace, pitchSemitones, range, energyDb, pauses };
}
