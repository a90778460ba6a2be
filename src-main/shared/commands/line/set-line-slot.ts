import { line } from '../../domain/project-rows.ts';
import { defineCommand } from '../command.ts';
import { needUnlocked, put, refused } from '../edit.ts';

export const setLineSlot = defineCommand({
  name: 'line.setSlot',
  arguments: line.pick({ id: true, slot: true }),
  run(document, { id, slot }) {
    if (slot && slot.endSample <= slot.startSample) throw refused('A slot ends after it starts.');
    return [put('lines', { ...needUnlocked(document, id), slot })];
  },
});
