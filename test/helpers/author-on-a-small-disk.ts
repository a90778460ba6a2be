import { writeSync } from 'node:fs';

import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';
import { edit } from './project-folder.ts';

/*
 * Works on the project it is given, under a limit on the size of files, until the system takes no more: first edits, then a
 * sound. Says what failed and what it had reached, as JSON.
 */
const database = ProjectDatabase.open(process.argv[2] ?? '');
let reached = database.revision;
const codes: string[] = [];
const note = (error: unknown): void => {
  codes.push(error instanceof VoxloomError ? error.code : String(error));
};
for (let step = 0; codes.length === 0; step += 1) {
  try {
    reached = edit(database, 'line.setText', { id: 'line-0', text: `${step} ${'long words '.repeat(1500)}` });
  } catch (error) {
    note(error);
  }
}
const text = database.readDocument().lines.get('line-0')?.text;
const { revision } = database;
try {
  database.putSound({ channels: 1, chunks: new Float32Array(48_000 * 90) });
} catch (error) {
  note(error);
}
try {
  await database.backUp(process.argv[3] ?? '');
} catch (error) {
  note(error);
}
database.close();
writeSync(1, JSON.stringify({ codes, reached, revision, text }));
