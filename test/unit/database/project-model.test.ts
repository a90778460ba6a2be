import { isDeepStrictEqual } from 'node:util';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ProjectDatabase } from '../../../src-main/database/project-database.ts';
import { runCommands } from '../../../src-main/shared/commands/run-commands.ts';
import type { ProjectDocument, TableName } from '../../../src-main/shared/domain/project-document.ts';
import { applyPatches, emptyDocument, invertPatches, TABLE_NAMES } from '../../../src-main/shared/domain/project-document.ts';
import { VoxloomError } from '../../../src-main/shared/domain/voxloom-error.ts';
import { Chance, randomEdit } from '../../helpers/random-edits.ts';

const SEQUENCES = 2000;
const SEQUENCES_A_PROJECT = 40;
const SEED = 20_261_121;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voxloom-model-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What an author should find: the document as it is, and as it was at every step. No file, no patches of steps. */
class Model {
  steps: ProjectDocument[];
  names: string[] = [];
  at = 0;
  /** What the last commit may be merged with. */
  open: { key: string | undefined; atMs: number } | undefined;

  constructor(document: ProjectDocument) {
    this.steps = [document];
  }

  get document(): ProjectDocument {
    return this.steps[this.at] ?? emptyDocument();
  }

  commit(document: ProjectDocument, name: string, key: string | undefined, atMs: number): void {
    const merges = this.open !== undefined && key !== undefined && this.open.key === key && atMs - this.open.atMs <= 2000;
    if (!merges) this.at += 1;
    this.steps = [...this.steps.slice(0, this.at), document];
    this.names = merges ? this.names.slice(0, this.at) : [...this.names.slice(0, this.at - 1), name];
    this.open = { key, atMs };
    if (merges && this.isNothing()) this.takeAway();
  }

  /** The last step ends where it began, as a gesture does that was taken back. */
  isNothing(): boolean {
    const before = this.steps[this.at - 1];
    return before !== undefined && TABLE_NAMES.every((table) => isDeepStrictEqual(asJson(before, table), asJson(this.document, table)));
  }

  takeAway(): void {
    this.at -= 1;
    this.steps = this.steps.slice(0, this.at + 1);
    this.names = this.names.slice(0, this.at);
    this.open = undefined;
  }

  move(by: 1 | -1): boolean {
    if (this.at + by < 0 || this.at + by >= this.steps.length) return false;
    this.at += by;
    this.open = undefined;
    return true;
  }
}

function expectSame(found: ProjectDocument, wanted: ProjectDocument): void {
  for (const table of TABLE_NAMES) expect(asJson(found, table), table).toEqual(asJson(wanted, table));
}

/** As the window is sent it: JSON knows no -0. */
function asJson(document: ProjectDocument, table: TableName): unknown {
  return JSON.parse(JSON.stringify(Object.fromEntries(document[table])));
}

/** One sequence of edits, undos, redos and restarts; the file is compared after each move through history and each restart. */
function runSequence(database: ProjectDatabase, model: Model, chance: Chance, clock: { ms: number }): ProjectDatabase {
  let open = database;
  const length = 3 + chance.whole(7);
  for (let step = 0; step < length; step += 1) {
    const kind = chance.whole(100);
    if (kind < 70) {
      const call = randomEdit(model.document, chance);
      clock.ms += chance.whole(1500);
      const mergeKey = chance.whole(3) === 0 ? 'gesture' : undefined;
      const edit = tryEdit(model.document, call);
      if (!edit) continue;
      const { document, patches } = edit;
      open.commit({ calls: [call], patches, inverse: invertPatches(model.document, patches), mergeKey, atMs: clock.ms });
      model.commit(document, call.name, mergeKey, clock.ms);
    } else if (kind < 95) {
      const by = kind < 86 ? -1 : 1;
      const before = model.document;
      const made = by < 0 ? open.undo() : open.redo();
      expect(made !== null).toBe(model.move(by));
      if (made) expectSame(applyPatches(before, made.patches), model.document);
      expectSame(open.readDocument(), model.document);
    } else {
      const { path, revision } = open;
      open.close();
      open = ProjectDatabase.open(path);
      model.open = undefined;
      expect([open.readOnly, open.revision, open.notices]).toEqual([false, revision, []]);
      expectSame(open.readDocument(), model.document);
    }
    expect(open.historyNames(1)).toEqual({ undo: model.names.slice(0, model.at).slice(-1), redo: model.names.slice(model.at, model.at + 1) });
  }
  expectSame(open.readDocument(), model.document);
  return open;
}

function tryEdit(document: ProjectDocument, call: ReturnType<typeof randomEdit>): ReturnType<typeof runCommands> | undefined {
  try {
    return runCommands(document, [call]);
  } catch (error) {
    if (error instanceof VoxloomError && error.code === 'edit.refused') return undefined;
    throw error;
  }
}

describe('a project against a plain model in memory', () => {
  it(`agrees over ${SEQUENCES} random sequences of edits, undos, redos and restarts`, { timeout: 240_000 }, () => {
    const chance = new Chance(SEED);
    const clock = { ms: 1_000_000 };
    for (let done = 0; done < SEQUENCES; done += SEQUENCES_A_PROJECT) {
      let database = ProjectDatabase.create(join(folder, `${done}.vox`), { title: 'Model' });
      const model = new Model(emptyDocument({ title: 'Model' }));
      for (let sequence = 0; sequence < SEQUENCES_A_PROJECT; sequence += 1) database = runSequence(database, model, chance, clock);
      // And all the way back, and forth again.
      while (model.move(-1)) expect(database.undo()).not.toBeNull();
      expect(database.undo()).toBeNull();
      expectSame(database.readDocument(), emptyDocument({ title: 'Model' }));
      while (model.move(1)) expect(database.redo()).not.toBeNull();
      expectSame(database.readDocument(), model.document);
      database.close();
    }
  });
});
