import { z } from 'zod';

import { clipsOfLine } from '../../domain/in-order.ts';
import { line } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, put, refused } from '../edit.ts';

/**
 * New slots for many lines at once, as a revised subtitle file brings them. Clips go along with the start of their line's
 * slot; those of a line that had none go to where it begins now.
 */
export const retimeScript = defineCommand({
  name: 'script.retime',
  arguments: z.object({ edits: z.array(z.object({ id: z.string(), slot: line.shape.slot.unwrap() })).min(1).max(50_000) }),
  run: (document, { edits }) =>
    edits.flatMap(({ id, slot }) => {
      if (slot.endSample <= slot.startSample) throw refused('A slot ends after it starts.');
      const row = needUnlocked(document, id);
      const clips = clipsOfLine(document, id);
      const by = slot.startSample - (row.slot?.startSample ?? clips[0]?.startSample ?? 0);
      return [
        put('lines', { ...row, slot }),
        ...(by === 0 ? [] : clips.map((clip) => put('clips', { ...clip, startSample: Math.max(0, clip.startSample + by) }))),
      ];
    }),
});
