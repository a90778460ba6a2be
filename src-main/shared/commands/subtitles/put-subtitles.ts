import { z } from 'zod';

import { cuesOfFile } from '../../domain/in-order.ts';
import { cue, subtitleFile } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { need, put, refused, remove } from '../edit.ts';

/** A subtitle file and what its cues are spoken by, in place of what was there under its id. The lines are there already. */
export const putSubtitles = defineCommand({
  name: 'subtitles.put',
  arguments: z.object({ file: subtitleFile, cues: z.array(cue).min(1).max(50_000) }),
  run(document, { file, cues }) {
    const ids = new Set<string>();
    const kept = cues.map((row) => {
      need(document, 'lines', row.lineId);
      const taken = document.cues.get(row.id);
      if (row.fileId !== file.id || row.endSample < row.startSample || row.span.end < row.span.start || ids.has(row.id) || (taken && taken.fileId !== file.id)) {
        throw refused('The cues of this subtitle file do not belong together.');
      }
      ids.add(row.id);
      return put('cues', row);
    });
    const dropped = cuesOfFile(document, file.id).filter(({ id }) => !ids.has(id));
    return [put('subtitleFiles', file), ...dropped.map(({ id }) => remove('cues', id)), ...kept];
  },
});
