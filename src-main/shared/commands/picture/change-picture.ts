import { z } from 'zod';

import { picture } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';
import { withChanges } from '../with-changes.ts';

/** Moves the picture on the programme, or finds its file at another place. */
export const changePicture = defineCommand({
  name: 'picture.change',
  arguments: z.object({ id: z.string(), changes: picture.pick({ startSample: true, path: true, name: true, bytes: true }).partial() }),
  run: (document, { id, changes }) => [put('pictures', withChanges(need(document, 'pictures', id), changes))],
});
