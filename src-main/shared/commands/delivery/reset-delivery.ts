import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { needUnlocked, remove } from '../edit.ts';

/** Lines go back to their character's way, and lose what was drawn. */
export const resetDelivery = defineCommand({
  name: 'delivery.reset',
  arguments: z.object({ lineIds: z.array(z.string()).min(1).max(50_000) }),
  run: (document, { lineIds }) =>
    lineIds.flatMap((lineId) => {
      needUnlocked(document, lineId);
      return document.deliveries.has(lineId) ? [remove('deliveries', lineId)] : [];
    }),
});
