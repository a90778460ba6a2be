import { z } from 'zod';

import { marker } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needNew, put } from '../edit.ts';

export const addMarker = defineCommand({
  name: 'marker.add',
  arguments: z.object({ marker }),
  run(document, { marker: added }) {
    needNew(document, 'markers', added.id);
    return [put('markers', added)];
  },
});
