import { line } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, put } from '../edit.ts';
import { withText } from '../with-text.ts';

export const setLineText = defineCommand({
  name: 'line.setText',
  arguments: line.pick({ id: true, text: true }),
  run: (document, { id, text }) => [put('lines', withText(needUnlocked(document, id), text))],
});
