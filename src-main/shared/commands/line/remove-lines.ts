import { z } from 'zod';

import { clipsOfLine, takesOfLine } from '../../domain/in-order.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, remove } from '../edit.ts';
import { dropCues } from './drop-cues.ts';

/** Lines with their deliveries, takes, clips and cues. */
export const removeLines = defineCommand({
  name: 'line.remove',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(50_000) }),
  run(document, { ids }) {
    const gone = new Set(ids);
    return [
      ...[...gone].flatMap((id) => {
        needUnlocked(document, id);
        return [
          ...clipsOfLine(document, id).map((clip) => remove('clips', clip.id)),
          ...takesOfLine(document, id).map((take) => remove('takes', take.id)),
          ...(document.deliveries.has(id) ? [remove('deliveries', id)] : []),
          remove('lines', id),
        ];
      }),
      ...dropCues(document, gone),
    ];
  },
});
