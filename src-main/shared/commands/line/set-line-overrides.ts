import { line } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, put, refused } from '../edit.ts';

/** How single words of a line are said. */
export const setLineOverrides = defineCommand({
  name: 'line.setOverrides',
  arguments: line.pick({ id: true, overrides: true }),
  run(document, { id, overrides }) {
    const row = needUnlocked(document, id);
    const inOrder = overrides.toSorted((a, b) => a.start - b.start);
    let end = 0;
    for (const override of inOrder) {
      if (override.start < end || override.end > row.text.length) throw refused('Each word has one reading, within its line.');
      end = override.end;
    }
    return [put('lines', { ...row, overrides: inOrder })];
  },
});
