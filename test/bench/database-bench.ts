import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { runCommands } from '../../src-main/shared/commands/run-commands.ts';
import { invertPatches } from '../../src-main/shared/domain/project-document.ts';
import { addTake, projectOfLines, tone } from '../helpers/project-folder.ts';
import { percentile } from './percentile.ts';

/*
 * How long an edit takes in a project of 10,000 lines, and how long such a project takes to open:
 *   node tools/pinned-node.mjs test/bench/database-bench.ts
 */
const LINES = 10_000;
const EDITS = 1000;

const folder = mkdtempSync(join(tmpdir(), 'voxloom-bench-'));
try {
  const path = join(folder, 'bench.vox');
  const insertion = performance.now();
  let database = projectOfLines(path, LINES);
  console.log(`script.insert of ${LINES} lines ${(performance.now() - insertion).toFixed(0)} ms`);
  for (let take = 0; take < 50; take += 1) addTake(database, `take-${take}`, `line-${take * 7}`, tone(48_000 * 4, 100 + take));
  database.close();

  const opening = performance.now();
  database = ProjectDatabase.open(path);
  let document = database.readDocument();
  console.log(`open with readDocument ${(performance.now() - opening).toFixed(0)} ms`);

  const commits: number[] = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    const calls = [{ name: 'line.setText', arguments: { id: `line-${(edit * 37) % LINES}`, text: `Words that were typed as number ${edit}.` } }];
    const { document: after, patches } = runCommands(document, calls);
    const inverse = invertPatches(document, patches);
    const started = performance.now();
    database.commit({ calls, patches, inverse, atMs: edit * 10_000 });
    commits.push(performance.now() - started);
    document = after;
  }
  report('commit', commits);
  // What the disk alone takes for as much, to tell a slow disk from slow code.
  const file = openSync(join(folder, 'plain'), 'w');
  const page = Buffer.alloc(16_384);
  report('plain write of 16 KiB and fsync', timed(() => {
    writeSync(file, page);
    fsyncSync(file);
  }));
  closeSync(file);
  report('undo', timed(() => database.undo()));
  report('redo', timed(() => database.redo()));
  const sound = tone(48_000 * 5);
  report('putSound of 5 s', Array.from({ length: 50 }, (_, index) => {
    sound[0] = index / 100;
    return time(() => database.putSound({ channels: 1, chunks: sound }));
  }));
  const backup = performance.now();
  await database.backUp(folder);
  console.log(`backUp ${(performance.now() - backup).toFixed(0)} ms`);
  console.log(`prune ${time(() => database.prune(12)).toFixed(0)} ms`);
  console.log(`close ${time(() => { database.close(); }).toFixed(0)} ms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function timed(run: () => unknown): number[] {
  return Array.from({ length: 300 }, () => time(run));
}

function time(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function report(what: string, milliseconds: readonly number[]): void {
  const [median, p95] = [0.5, 0.95].map((share) => percentile(milliseconds, share).toFixed(2));
  console.log(`${what}: median ${String(median)} ms, p95 ${String(p95)} ms over ${milliseconds.length}`);
}
