import { line } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, put } from '../edit.ts';

export const setLineSeed = defineCommand({
  name: 'line.setSeed',
  arguments: line.pick({ id: true, seed: true }),
  run: (document, { id, seed }) => [put('lines', { ...needUnlocked(document, id), seed })],
});
