import { z } from 'zod';

import { marker } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { withChanges } from '../with-changes.ts';

export const changeMarker = defineCommand({
  name: 'marker.change',
  arguments: z.object({ id: z.string(), changes: marker.omit({ id: true }).partial() }),
  run: (document, { id, changes }) => [put('markers', withChanges(need(document, 'markers', id), changes))],
});
