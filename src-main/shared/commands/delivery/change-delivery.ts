import { z } from 'zod';

import { baseDelivery } from '../../domain/project-rows.ts';
import type { BaseDelivery, LineDelivery } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked } from '../edit.ts';
import { putDelivery } from './put-delivery.ts';

const { pace, pitchSemitones, range, energyDb, pauses } = baseDelivery.shape;

/** Changes sliders of lines; null goes back to the character's way. */
export const changeDelivery = defineCommand({
  name: 'delivery.change',
  arguments: z.object({
    lineIds: z.array(z.string()).min(1).max(50_000),
    changes: z
      .object({ pace: pace.nullable(), pitchSemitones: pitchSemitones.nullable(), range: range.nullable(), energyDb: energyDb.nullable(), pauses: pauses.nullable() })
      .partial(),
  }),
  run: (document, { lineIds, changes }) =>
    lineIds.map((lineId) => {
      needUnlocked(document, lineId);
      const own = document.deliveries.get(lineId);
      return putDelivery({ id: lineId, changes: merged(own?.changes ?? {}, changes), drawing: own?.drawing ?? null });
    }),
});

type Changes = { readonly [K in keyof BaseDelivery]?: number | null | undefined };

function merged(present: LineDelivery['changes'], changes: Changes): LineDelivery['changes'] {
  const after = new Map<string, number>(Object.entries(present));
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) after.delete(key);
    else if (value !== undefined) after.set(key, value);
  }
  return Object.fromEntries(after);
}
