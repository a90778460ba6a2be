import { z } from 'zod';

import { defineCommand } from '../command.ts';
import { need, remove } from '../edit.ts';

export const removePicture = defineCommand({
  name: 'picture.remove',
  arguments: z.object({ id: z.string() }),
  run: (document, { id }) => [remove('pictures', need(document, 'pictures', id).id)],
});
