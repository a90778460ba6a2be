import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';

import { openConnection } from '../../src-main/database/connection.ts';
import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { TABLE_NAMES } from '../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';
import { addTake, edit, projectOfLines, tone, useFolder } from '../helpers/project-folder.ts';
import { Chance } from '../helpers/random-edits.ts';

const path = useFolder();
const LINES = 120;
const ALLOWED_CODES = ['project.damaged', 'project.not-a-project', 'project.too-new'];

/** A project with something in most tables, closed. */
function makeProject(file: string): ProjectDocument {
  const database = projectOfLines(file, LINES);
  for (let take = 0; take < 8; take += 1) addTake(database, `take-${take}`, `line-${take}`, tone(3000 + take * 1500));
  for (let step = 0; step < 40; step += 1) edit(database, 'marker.add', { marker: { id: `marker-${step}`, atSample: step, name: `Scene ${step}`, colour: step % 12 } });
  edit(database, 'line.setOverrides', { id: 'line-3', overrides: [{ start: 0, end: 4, phones: ['L', 'AY1', 'N'] }] });
  edit(database, 'delivery.change', { lineIds: ['line-1', 'line-2'], changes: { pace: 1.25 } });
  database.setRenderQueue(['line-9']);
  const document = database.readDocument();
  database.close();
  return document;
}

function asJson(document: ProjectDocument): unknown {
  return JSON.parse(JSON.stringify(TABLE_NAMES.map((table): unknown => Object.fromEntries(document[table])))) as unknown;
}

/** Reads everything there is, as a window would. Nothing but a VoxloomError may come out. */
function readEverything(database: ProjectDatabase): void {
  const calm = (read: () => unknown): void => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof VoxloomError)) throw error;
    }
  };
  for (const { id, soundId } of database.readDocument().takes.values()) {
    calm(() => database.sound(soundId)?.read(0, 100_000));
    calm(() => database.peaks(soundId));
    calm(() => database.takeDetail(id));
  }
  calm(() => database.renderQueue());
  calm(() => database.exports());
  calm(() => database.historyNames(100));
}

interface Outcome {
  readonly kind: 'refused' | 'salvaged' | 'whole';
  readonly document?: ProjectDocument;
}

function openDamaged(file: string): Outcome {
  let database: ProjectDatabase;
  try {
    database = ProjectDatabase.open(file);
  } catch (error) {
    if (!(error instanceof VoxloomError)) throw error;
    expect(ALLOWED_CODES).toContain(error.code);
    return { kind: 'refused' };
  }
  const document = database.readDocument();
  readEverything(database);
  const isSalvaged = database.readOnly;
  if (isSalvaged) expect(database.notices[0]).toContain('damaged');
  database.close();
  return { kind: isSalvaged ? 'salvaged' : 'whole', document };
}

describe('a damaged project file', () => {
  it('is detected or harmless in 200 cases of random damage, never crashes, and is not touched', { timeout: 120_000 }, () => {
    const original = makeProject(path('whole.vox'));
    const bytes = readFileSync(path('whole.vox'));
    const chance = new Chance(4711);
    const kinds = { refused: 0, salvaged: 0, whole: 0 };
    let salvagedLines = 0;
    for (let trial = 0; trial < 200; trial += 1) {
      const damaged = Buffer.from(bytes);
      // Mostly in the pages of the tables, which are few beside those of the sounds.
      const reach = trial % 4 === 0 ? damaged.length : Math.min(damaged.length, 240_000);
      const at = trial < 10 ? trial * 9 : chance.whole(reach);
      const length = [1, 4, 64, 4096][trial % 4] ?? 1;
      for (let offset = 0; offset < length && at + offset < damaged.length; offset += 1) damaged[at + offset] = chance.whole(256);
      if (trial % 50 === 49) damaged.fill(0, 4096 * 4, 4096 * 8);
      const file = path(`damaged-${trial}.vox`);
      writeFileSync(file, damaged);
      const { kind, document } = openDamaged(file);
      kinds[kind] += 1;
      if (kind === 'whole' && document) expect(asJson(document)).toEqual(asJson(original));
      if (kind === 'salvaged' && document) salvagedLines += document.lines.size;
      if (kind !== 'whole') expect(readFileSync(file).equals(damaged)).toBe(true);
      expect(readdirSync(path('.')).filter((name) => name.startsWith(`damaged-${trial}.vox`))).toEqual([`damaged-${trial}.vox`]);
    }
    expect(kinds.salvaged).toBeGreaterThan(25);
    expect(kinds.whole).toBeGreaterThan(5);
    // In most files every line, in those that lost the root page of the lines none.
    expect(salvagedLines / kinds.salvaged).toBeGreaterThan(LINES * 0.7);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('voxloom-salvage-'))).toEqual([]);
  });

  it('keeps its lines when its very first page is gone', () => {
    const original = makeProject(path('a.vox'));
    const bytes = readFileSync(path('a.vox'));
    // The application id stays: it tells that this was a project.
    bytes.fill(0, 0, 68);
    bytes.fill(0, 72, 4096);
    writeFileSync(path('a.vox'), bytes);
    const { kind, document } = openDamaged(path('a.vox'));
    expect(kind).toBe('salvaged');
    expect(document && asJson(document)).toEqual(asJson(original));
  });

  it('can be saved elsewhere, sounds too, and worked on there', async () => {
    makeProject(path('a.vox'));
    const side = openConnection(path('a.vox'));
    side.exec(`UPDATE lines SET text = 'Lane number 7' WHERE id = 'line-7'; UPDATE lines SET seed = 1e15, locked = 1 WHERE id = 'line-8'`);
    side.exec(`UPDATE markers SET colour = 99 WHERE id = 'marker-1'`);
    side.close();
    const salvaged = ProjectDatabase.open(path('a.vox'));
    expect(salvaged.readOnly).toBe(true);
    expect(salvaged.notices.join('\n')).toMatch(/Of the markers, 39 could be read and at least 1 could not\./);
    expect(salvaged.notices.join('\n')).toMatch(/changed 2 of the lines/);
    await salvaged.saveAs(path('saved.vox'));
    salvaged.close();
    const saved = ProjectDatabase.open(path('saved.vox'));
    expect([saved.readOnly, saved.notices]).toEqual([false, []]);
    expect(saved.readDocument().lines.get('line-7')?.text).toBe('Lane number 7');
    expect(saved.readDocument().lines.size).toBe(LINES);
    const { soundId, lengthSamples } = saved.readDocument().takes.get('take-7') ?? { soundId: '', lengthSamples: 1 };
    expect(saved.sound(soundId)?.read(0, lengthSamples)).toHaveLength(lengthSamples);
    expect(edit(saved, 'marker.add', { marker: { id: 'new', atSample: 0, name: '', colour: 0 } })).toBeGreaterThan(0);
    saved.close();
  });

  it('tells a damaged sound and a damaged step of history where they are used', () => {
    makeProject(path('a.vox'));
    const side = openConnection(path('a.vox'));
    side.exec(`UPDATE sound_chunks SET samples = zeroblob(length(samples)); UPDATE history SET inverse = replace(inverse, 'Scene', 'Scone')`);
    side.close();
    const database = ProjectDatabase.open(path('a.vox'));
    const { soundId } = database.readDocument().takes.get('take-0') ?? { soundId: '' };
    expect(() => database.sound(soundId)?.read(0, 10)).toThrow(expect.objectContaining({ code: 'project.damaged' }));
    edit(database, 'marker.remove', { ids: ['marker-0'] });
    database.close();
    const broken = openConnection(path('a.vox'));
    broken.exec(`UPDATE history SET inverse = '[{"table":"markers"' WHERE number = (SELECT max(number) FROM history)`);
    broken.close();
    const again = ProjectDatabase.open(path('a.vox'));
    const before = asJson(again.readDocument());
    expect(() => again.undo()).toThrow(expect.objectContaining({ code: 'project.damaged' }));
    expect(asJson(again.readDocument())).toEqual(before);
    again.close();
  });

  it('runs no code that a file brings along', () => {
    makeProject(path('a.vox'));
    const side = openConnection(path('a.vox'));
    side.exec(`CREATE TRIGGER wipe AFTER INSERT ON markers BEGIN DELETE FROM lines; END`);
    side.close();
    const database = ProjectDatabase.open(path('a.vox'));
    expect([database.readOnly, database.readDocument().lines.size]).toEqual([true, LINES]);
    database.close();
  });
});

describe('a write-ahead log', () => {
  /** A project as kill -9 leaves it: the last edits are in the log alone. */
  function crashedProject(folder: string): { documents: unknown[] } {
    mkdirSync(path(folder));
    const file = path(`${folder}/a.vox`);
    const database = projectOfLines(file, 20);
    const documents = [asJson(database.readDocument())];
    database.close();
    const open = ProjectDatabase.open(file);
    for (let step = 0; step < 30; step += 1) {
      edit(open, 'line.setText', { id: `line-${step % 20}`, text: `Edit ${step} that is in the log` });
      documents.push(asJson(open.readDocument()));
    }
    mkdirSync(path(`${folder}-crashed`));
    for (const name of ['a.vox', 'a.vox-wal']) copyFileSync(path(`${folder}/${name}`), path(`${folder}-crashed/${name}`));
    open.close();
    return { documents };
  }

  it('brings everything back after a crash', () => {
    const { documents } = crashedProject('one');
    expect(openDamaged(path('one-crashed/a.vox'))).toMatchObject({ kind: 'whole' });
    expect(openDamaged(path('one-crashed/a.vox')).document).toBeDefined();
    const { document } = openDamaged(path('one-crashed/a.vox'));
    expect(document && asJson(document)).toEqual(documents.at(-1));
    expect(existsSync(path('one-crashed/a.vox-wal'))).toBe(false);
  });

  it('that is cut off or damaged at random gives an earlier state of the project, 200 times', { timeout: 120_000 }, () => {
    const { documents } = crashedProject('two');
    const known = new Set(documents.map((document) => JSON.stringify(document)));
    const size = readFileSync(path('two-crashed/a.vox-wal')).length;
    const chance = new Chance(99);
    const reached = new Set<string>();
    for (let trial = 0; trial < 200; trial += 1) {
      const folder = path(`trial-${trial}`);
      cpSync(path('two-crashed'), folder, { recursive: true });
      const log = `${folder}/a.vox-wal`;
      const at = chance.whole(size);
      if (trial % 2 === 0) truncateSync(log, at);
      else {
        const bytes = readFileSync(log);
        for (let offset = at; offset < Math.min(size, at + 1 + chance.whole(64)); offset += 1) bytes[offset] = chance.whole(256);
        writeFileSync(log, bytes);
      }
      const { kind, document } = openDamaged(`${folder}/a.vox`);
      expect(kind).toBe('whole');
      const found = JSON.stringify(document && asJson(document));
      expect(known.has(found)).toBe(true);
      reached.add(found);
    }
    expect(reached.size).toBeGreaterThan(10);
  });
});
