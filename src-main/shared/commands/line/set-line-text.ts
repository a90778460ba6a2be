import { line } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked } from '../edit.ts';
import { withText } from '../with-text.ts';

export const setLineText = defineCommand({
  name: 'line.setText',
  arguments: line.pick({ id: true, text: true }),
  run: (document, { id, text }) => withText(document, needUnlocked(document, id), text),
});
