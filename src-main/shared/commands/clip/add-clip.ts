import { z } from 'zod';

import { clip } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, needNew, put } from '../edit.ts';
import { checkClipPlace } from './check-clip-place.ts';
import { withinSound } from './clip-sound.ts';

export const addClip = defineCommand({
  name: 'clip.add',
  arguments: z.object({ clip }),
  run(document, { clip: added }) {
    needNew(document, 'clips', added.id);
    if (added.lineId !== null) need(document, 'lines', added.lineId);
    checkClipPlace(document, added);
    return [put('clips', withinSound(document, added))];
  },
});
