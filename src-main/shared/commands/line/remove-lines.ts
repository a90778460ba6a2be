import { z } from 'zod';

import { clipsOfLine, takesOfLine } from '../../domain/in-order.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, remove } from '../edit.ts';

/** Lines with their deliveries, takes and clips. */
export const removeLines = defineCommand({
  name: 'line.remove',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(50_000) }),
  run: (document, { ids }) =>
    [...new Set(ids)].flatMap((id) => {
      needUnlocked(document, id);
      return [
        ...clipsOfLine(document, id).map((clip) => remove('clips', clip.id)),
        ...takesOfLine(document, id).map((take) => remove('takes', take.id)),
        ...(document.deliveries.has(id) ? [remove('deliveries', id)] : []),
        remove('lines', id),
      ];
    }),
});
