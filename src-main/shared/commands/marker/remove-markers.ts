import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, remove } from '../edit.ts';

export const removeMarkers = defineCommand({
  name: 'marker.remove',
  arguments: z.object({ ids: z.array(z.string()).min(1).max(10_000) }),
  run: (document, { ids }) => ids.map((id) => remove('markers', need(document, 'markers', id).id)),
});
