import { z } from 'zod';

import { cuesOfLine } from '../../domain/in-order.ts';
import { applyPatches } from '../../domain/project-document.ts';
import type { Patch } from '../../domain/project-document.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, refused } from '../edit.ts';
import { splitLine } from './split-line.ts';

/**
 * Takes a sentence that was joined from several cues apart again, into one line a cue. `newIds` are those of the second and
 * later lines.
 */
export const separateLine = defineCommand({
  name: 'line.separate',
  arguments: z.object({ id: z.string(), newIds: z.array(z.string().min(1).max(64)).min(1).max(100) }),
  run(document, { id, newIds }) {
    needUnlocked(document, id);
    const cues = cuesOfLine(document, id);
    if (cues.length !== newIds.length + 1) throw refused('This line does not speak that many cues.');
    const patches: Patch[] = [];
    let present = document;
    // From the last on, so that the offsets of those before stay right.
    for (let index = cues.length - 1; index > 0; index -= 1) {
      const made = splitLine.run(present, { id, at: cues[index]?.span.start ?? 0, newId: newIds[index - 1] ?? '' });
      present = applyPatches(present, made);
      patches.push(...made);
    }
    return patches;
  },
});
