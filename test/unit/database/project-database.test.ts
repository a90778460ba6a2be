import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { isSqliteNewEnough, openConnection } from '../../../src-main/database/connection.ts';
import { HISTORY_CAP } from '../../../src-main/database/history.ts';
import { ProjectDatabase } from '../../../src-main/database/project-database.ts';
import { addTake, edit, projectOfLines, tone, useFolder } from '../../helpers/project-folder.ts';

const path = useFolder();
const failing = (code: string): unknown => expect.objectContaining({ name: 'VoxloomError', code });
const marker = (id: string, atSample: number): object => ({ marker: { id, atSample, name: id, colour: 0 } });

function expectSameSamples(found: Float32Array | undefined, wanted: Float32Array): void {
  expect(found?.length).toBe(wanted.length);
  expect(found?.findIndex((sample, at) => sample !== wanted[at])).toBe(-1);
}

describe('a project file', () => {
  it('is one file, whatever its name and folder, once it is closed', () => {
    for (const name of ['plain.vox', 'Stimmen fürs Höhlengleichnis.vox', '配音 项目.vox', '🎙️ e\u0301 100%?#.vox', ' leading.vox', "it's .vox"]) {
      const file = path(join(name, name));
      mkdirSync(dirname(file), { recursive: true });
      const database = projectOfLines(file, 2);
      expect(database.readOnly).toBe(false);
      database.close();
      expect(readdirSync(dirname(file))).toEqual([name]);
      const again = ProjectDatabase.open(file);
      expect(again.readDocument().lines.size).toBe(2);
      again.close();
    }
  });

  it('whose name ends in a space is only read', () => {
    expect(() => ProjectDatabase.create(path('a.vox '), {})).toThrow(failing('input.target-unwritable'));
    projectOfLines(path('a.vox'), 1).close();
    renameSync(path('a.vox'), path('a.vox '));
    const database = ProjectDatabase.open(path('a.vox '));
    expect([database.readOnly, database.readDocument().lines.size, database.notices.length]).toEqual([true, 1, 1]);
    database.close();
    expect(readdirSync(path('.'))).toEqual(['a.vox ']);
  });

  it('says plainly what it cannot open', () => {
    expect(() => ProjectDatabase.open(path('none.vox'))).toThrow(failing('project.missing'));
    expect(() => ProjectDatabase.open(path('.'))).toThrow(failing('project.not-a-project'));
    for (const [name, bytes] of [['text.vox', 'hello'], ['empty.vox', '']] as const) {
      writeFileSync(path(name), bytes);
      expect(() => ProjectDatabase.open(path(name))).toThrow(failing('project.not-a-project'));
      expect(readFileSync(path(name), 'latin1')).toBe(bytes);
    }
    const foreign = openConnection(path('foreign.vox'), { create: true });
    foreign.exec('CREATE TABLE lines (id TEXT)');
    foreign.close();
    expect(() => ProjectDatabase.open(path('foreign.vox'))).toThrow(failing('project.not-a-project'));

    projectOfLines(path('newer.vox'), 1).close();
    const newer = openConnection(path('newer.vox'));
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => ProjectDatabase.open(path('newer.vox'))).toThrow(failing('project.too-new'));
    expect(readdirSync(path('.')).filter((name) => name.includes('lock'))).toEqual([]);
    expect(() => ProjectDatabase.create(path('text.vox'), {})).toThrow(failing('input.target-unwritable'));
    expect(() => ProjectDatabase.create(path('no/such/folder.vox'), {})).toThrow(failing('input.target-unwritable'));
  });

  it('is written by one window; a second one reads it, follows it, and says so', () => {
    const writer = projectOfLines(path('a.vox'), 1);
    const reader = ProjectDatabase.open(path('a.vox'));
    expect(reader.readOnly).toBe(true);
    expect(reader.notices).toEqual([expect.stringContaining('another window')]);
    expect(() => edit(reader, 'marker.add', marker('m', 1))).toThrow(failing('project.read-only'));
    expect(() => reader.putSound({ channels: 1, chunks: tone(10) })).toThrow(failing('project.read-only'));
    // Closing the reader does not take the writer's locks away.
    reader.close();
    edit(writer, 'marker.add', marker('m', 1));
    const second = ProjectDatabase.open(path('a.vox'));
    expect([second.readOnly, second.readDocument().markers.size]).toEqual([true, 1]);
    writer.close();
    second.close();
    const next = ProjectDatabase.open(path('a.vox'));
    expect(next.readOnly).toBe(false);
    next.close();
  });

  it('is not written by being opened and closed', () => {
    projectOfLines(path('a.vox'), 3).close();
    const before = readFileSync(path('a.vox'));
    for (const readOnly of [false, true]) ProjectDatabase.open(path('a.vox'), { readOnly }).close();
    expect(readFileSync(path('a.vox')).equals(before)).toBe(true);
  });

  it('keeps what SQLite has been told to keep', () => {
    const database = projectOfLines(path('a.vox'), 1);
    const side = openConnection(path('a.vox'), { readOnly: true });
    expect(side.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(side.pragma('synchronous', { simple: true })).toBe(2);
    expect(side.pragma('foreign_keys', { simple: true })).toBe(1);
    side.close();
    database.close();
    expect(['3.51.2', '3.7.0', '2.99.99'].map(isSqliteNewEnough)).toEqual([false, false, false]);
    expect(['3.51.3', '3.54.1', '4.0.0'].map(isSqliteNewEnough)).toEqual([true, true, true]);
  });
});

describe('an edit', () => {
  it('that the project could not keep is refused and changes nothing', () => {
    const database = projectOfLines(path('a.vox'), 1);
    const { revision } = database;
    const document = database.readDocument();
    const commit = (patch: object): unknown => database.commit({ calls: [], patches: [patch as never], inverse: [], atMs: 0 });
    expect(() => commit({ table: 'markers', id: 'm', row: { id: 'm', atSample: -1, name: '', colour: 0 } })).toThrow(failing('edit.refused'));
    expect(() => commit({ table: 'markers', id: 'm', row: { id: 'n', atSample: 1, name: '', colour: 0 } })).toThrow(failing('edit.refused'));
    expect(() => commit({ table: 'characters', id: 'mara', row: null })).toThrow(failing('edit.refused'));
    expect(() => commit({ table: 'settings', id: 'project', row: null })).toThrow(failing('edit.refused'));
    expect(database.revision).toBe(revision);
    expect(database.readDocument()).toEqual(document);
    expect(edit(database, 'marker.add', marker('m', 1))).toBe(revision + 1);
    database.close();
  });

  it('keeps half a surrogate pair from making the file look damaged', () => {
    const database = projectOfLines(path('a.vox'), 1);
    edit(database, 'line.setText', { id: 'line-0', text: 'half \ud83d pair \u0000 zero' });
    database.close();
    const again = ProjectDatabase.open(path('a.vox'));
    expect([again.readOnly, again.readDocument().lines.get('line-0')?.text]).toEqual([false, 'half \ufffd pair \u0000 zero']);
    again.close();
  });

  it('is none for a gesture that ends where it began', () => {
    const database = projectOfLines(path('a.vox'), 1);
    edit(database, 'marker.add', marker('m', 0), { atMs: 0 });
    const drag = (atSample: number, atMs: number): number => edit(database, 'marker.change', { id: 'm', changes: { atSample } }, { mergeKey: 'drag', atMs });
    [10, 20, 0].forEach((sample, index) => drag(sample, 1000 + index));
    expect(database.historyNames(10)).toEqual({ undo: ['marker.add', 'script.insert'], redo: [] });
    drag(30, 1100);
    expect(database.historyNames(10).undo).toEqual(['marker.change', 'marker.add', 'script.insert']);
    database.undo();
    expect(database.readDocument().markers.get('m')?.atSample).toBe(0);
    database.undo();
    expect(database.readDocument().markers.size).toBe(0);
    database.close();
  });

  it('joins the one before under the same merge key within two seconds, but not after an undo or a restart', () => {
    let database = projectOfLines(path('a.vox'), 1);
    edit(database, 'marker.add', marker('m', 0), { atMs: 0 });
    const drag = (atSample: number, atMs: number): number => edit(database, 'marker.change', { id: 'm', changes: { atSample } }, { mergeKey: 'drag', atMs });
    const at = (): number | undefined => database.readDocument().markers.get('m')?.atSample;
    [10, 20, 30].forEach((sample, index) => drag(sample, 1000 + index * 2000));
    drag(40, 7001);
    expect(database.historyNames(10).undo).toEqual(['marker.change', 'marker.change', 'marker.add', 'script.insert']);
    database.undo();
    expect(at()).toBe(30);
    drag(50, 7100);
    expect(database.historyNames(10)).toEqual({ undo: ['marker.change', 'marker.change', 'marker.add', 'script.insert'], redo: [] });
    database.undo();
    database.undo();
    expect(at()).toBe(0);
    database.redo();
    database.redo();
    database.close();
    database = ProjectDatabase.open(path('a.vox'));
    drag(60, 7200);
    expect(database.historyNames(10).undo).toHaveLength(5);
    database.close();
  });

  it('can be taken back over 1,000 steps after a restart', () => {
    let database = projectOfLines(path('a.vox'), 1);
    const row = (atSample: number): object => ({ id: 'm', atSample, name: '', colour: 0 });
    for (let step = 0; step < 1100; step += 1) {
      const patches = [{ table: 'markers', id: 'm', row: row(step) }] as never;
      const inverse = [{ table: 'markers', id: 'm', row: step === 0 ? null : row(step - 1) }] as never;
      database.commit({ calls: [{ name: 'step', arguments: {} }], patches, inverse, atMs: step });
    }
    database.close();
    database = ProjectDatabase.open(path('a.vox'));
    for (let step = 0; step < 1099; step += 1) database.undo();
    expect(database.readDocument().markers.get('m')).toEqual(row(0));
    expect(database.undo()?.name).toBe('step');
    expect(database.undo()?.name).toBe('script.insert');
    expect(database.undo()).toBeNull();
    database.close();
  });

  it('is forgotten on request, and what comes after can be taken back', () => {
    let database = projectOfLines(path('a.vox'), 2);
    database.forgetHistory();
    database.close();
    database = ProjectDatabase.open(path('a.vox'));
    expect(database.undo()).toBeNull();
    expect(database.readDocument().lines.size).toBe(2);
    edit(database, 'marker.add', marker('m', 1));
    expect(database.undo()?.name).toBe('marker.add');
    expect(database.undo()).toBeNull();
    expect(database.redo()?.name).toBe('marker.add');
    database.close();
  });

  it('is forgotten when 5,000 came after it', () => {
    projectOfLines(path('a.vox'), 1).close();
    const side = openConnection(path('a.vox'));
    side.exec(`
      WITH RECURSIVE numbers (number) AS (SELECT 2 UNION ALL SELECT number + 1 FROM numbers WHERE number < ${HISTORY_CAP})
      INSERT INTO history SELECT numbers.number, name, merge_key, at_ms, patches, inverse, checksum FROM history, numbers;
      UPDATE project SET history_position = ${HISTORY_CAP}, head_check = revision * 8191 + ${HISTORY_CAP};`);
    side.close();
    const database = ProjectDatabase.open(path('a.vox'));
    for (let step = 0; step < 3; step += 1) edit(database, 'marker.add', marker(`m${step}`, step));
    expect(database.historyNames(2 * HISTORY_CAP).undo).toHaveLength(HISTORY_CAP);
    expect(database.undo()?.name).toBe('marker.add');
    database.close();
  });
});

describe('a sound', () => {
  it('comes back sample for sample from any stretch, mono and stereo, in pieces of any size', () => {
    const database = projectOfLines(path('a.vox'), 1);
    const samples = Float32Array.from({ length: 200_000 }, (_, at) => Math.fround(Math.sin(at * at)));
    for (const channels of [1, 2]) {
      const pieces = [0, 2, 31_000, 96_000, 96_002, 200_000].map((end, index, ends) => samples.subarray(ends[index - 1] ?? 0, end));
      const { soundId, frames } = database.putSound({ channels, chunks: pieces });
      const hash = createHash('sha256').update(new Uint8Array(samples.buffer));
      expect(soundId).toBe(channels === 1 ? hash.digest('hex') : hash.update(Uint8Array.of(2)).digest('hex'));
      expect(frames).toBe(200_000 / channels);
      const sound = database.sound(soundId);
      expect([sound?.channels, sound?.frames]).toEqual([channels, frames]);
      for (const [start, count] of [[0, frames], [47_999, 2], [48_000, 48_000], [frames - 1, 100], [frames + 5, 1], [-5, 10], [10, 0]] as const) {
        const from = Math.max(0, start);
        expectSameSamples(sound?.read(start, count), samples.slice(from * channels, (from + count) * channels));
      }
    }
    expect(database.sound('0'.repeat(64))).toBeUndefined();
    database.close();
  });

  it('is kept once, however often it is put, and not at all when putting it fails', () => {
    const database = projectOfLines(path('a.vox'), 1);
    const [first, second] = [0, 1].map(() => database.putSound({ channels: 1, chunks: new Float32Array(48_000 * 70).fill(0.25) }));
    expect(first).toEqual(second);
    const broken = function* (): Generator<Float32Array> {
      yield new Float32Array(48_000 * 100);
      throw new Error('the decoder gave up');
    };
    expect(() => database.putSound({ channels: 1, chunks: broken() })).toThrow('the decoder gave up');
    database.close();
    const side = openConnection(path('a.vox'), { readOnly: true });
    expect(side.prepare('SELECT count(*) FROM sound_chunks').pluck().get()).toBe(70);
    expect(side.prepare('SELECT count(*) FROM sounds').pluck().get()).toBe(1);
    side.close();
  });
});

it('keeps peaks, details, the render queue and exports over a restart, untouched by undo', () => {
  let database = projectOfLines(path('a.vox'), 3);
  const soundId = addTake(database, 'take', 'line-0', tone(5000));
  database.putPeaks(soundId, Uint8Array.of(1, 2, 255));
  database.setRenderQueue(['line-2', 'line-1', 'line-2']);
  const job = {
    id: 'job',
    state: 'running' as const,
    spec: {
      what: 'mix' as const,
      target: '/exports/x.wav',
      format: { container: 'wav' as const, sampleRate: 48_000 as const, depth: 24 as const },
      loudness: 'none' as const,
      channels: 2 as const,
      nameTemplate: '{index}',
      collision: 'number' as const,
      companions: ['srt' as const],
      cuePoints: 'none' as const,
      gate: 'off' as const,
      tags: {},
      range: null,
    },
    filesDone: 0,
    filesTotal: 1,
    share: 0.5,
    files: [],
    warnings: [],
  };
  database.putExport(job);
  database.putExport({ ...job, id: 'later' });
  database.putExport({ ...job, state: 'interrupted' });
  database.undo();
  database.close();
  const { companions, cuePoints, gate, ...oldSpec } = job.spec;
  expect([companions, cuePoints, gate]).toEqual([['srt'], 'none', 'off']);
  const side = openConnection(path('a.vox'));
  side.prepare('INSERT INTO exports (id, job) VALUES (?, ?)').run('old', JSON.stringify({ ...job, id: 'old', filesDone: 1, spec: { ...oldSpec, what: 'stems', subtitles: 'srt' } }));
  side.prepare('INSERT INTO exports (id, job) VALUES (?, ?)').run('odd', JSON.stringify({ ...job, id: 'odd', spec: { ...oldSpec, subtitles: 'braille' } }));
  side.close();
  database = ProjectDatabase.open(path('a.vox'));
  expect(database.readDocument().takes.size).toBe(0);
  expect([...(database.peaks(soundId) ?? [])]).toEqual([1, 2, 255]);
  expect(database.takeDetail('take')).toEqual({ words: [], phones: [], f0Hz: [0, 110.5, 220.25], frameMs: 10 });
  expect(database.takeDetail('other')).toBeUndefined();
  expect(database.renderQueue()).toEqual(['line-2', 'line-1', 'line-2']);
  const renewed = { ...job, id: 'old', share: 0, spec: { ...job.spec, what: 'stems' } };
  expect(database.exports()).toEqual([{ ...job, state: 'interrupted' }, { ...job, id: 'later' }, renewed]);
  database.setRenderQueue([]);
  expect(database.renderQueue()).toEqual([]);
  database.close();
});

describe('a project of an older schema', () => {
  const fixture = new URL('../../fixtures/projects/schema-1.vox', import.meta.url);

  it('is copied beside itself, brought up to date and then written', () => {
    copyFileSync(fixture, path('old.vox'));
    const database = ProjectDatabase.open(path('old.vox'));
    expect(database.readOnly).toBe(false);
    expect(database.notices).toEqual([expect.stringContaining('old.version-1.vox')]);
    expect(database.revision).toBe(7);
    const document = database.readDocument();
    expect(document.settings.get('project')).toMatchObject({ title: 'Saved by schema version 1', loop: { startSample: 48_000, endSample: 96_000 } });
    expect([...document.lines.values()].map(({ text, locked }) => [text, locked])).toEqual([['The tide came in.', false], ['Nobody watched it.', false], ['海が満ちた。', true]]);
    expect(document.lines.get('line-0')?.overrides).toEqual([{ start: 4, end: 8, phones: ['T', 'AY1', 'D'] }]);
    expect(document.deliveries.get('line-0')).toEqual({ id: 'line-0', changes: { pace: 1.2 }, drawing: { symbols: ['_', 'DH', 'AH0'], edits: { 1: { f0Hz: 220 } } } });
    database.setRenderQueue(['line-0']);
    database.close();
    const copy = openConnection(path('old.version-1.vox'), { readOnly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    expect(copy.prepare('SELECT count(*) FROM lines').pluck().get()).toBe(3);
    copy.close();
    const again = ProjectDatabase.open(path('old.vox'));
    expect([again.notices, again.renderQueue()]).toEqual([[], ['line-0']]);
    again.close();
  });

  it('keeps its checksums and gets what is new at its first value', () => {
    copyFileSync(new URL('../../fixtures/projects/schema-2.vox', import.meta.url), path('old.vox'));
    const database = ProjectDatabase.open(path('old.vox'));
    expect(database.notices).toEqual([expect.stringContaining('old.version-2.vox')]);
    const document = database.readDocument();
    expect(document.settings.get('project')).toMatchObject({ title: 'Saved by schema version 2', dropFrame: true, startFrame: 0, conform: null });
    expect(document.characters.get('mara')?.aliases).toEqual([]);
    expect([...document.lines.values()].map(({ fit }) => fit)).toEqual(['fit', 'fit', 'fit']);
    expect([document.cues.size, document.subtitleFiles.size, document.pictures.size]).toEqual([0, 0, 0]);
    database.close();
    const again = ProjectDatabase.open(path('old.vox'));
    expect([again.readOnly, again.notices]).toEqual([false, []]);
    again.close();
  });

  it('is read without being touched where it may only be read', () => {
    copyFileSync(fixture, path('old.vox'));
    const database = ProjectDatabase.open(path('old.vox'), { readOnly: true });
    expect([database.readOnly, database.readDocument().lines.size, database.renderQueue()]).toEqual([true, 3, []]);
    database.close();
    expect(readFileSync(path('old.vox')).equals(readFileSync(fixture))).toBe(true);
    expect(existsSync(path('old.version-1.vox'))).toBe(false);
  });
});

it('opens a write-protected file for reading', () => {
  projectOfLines(path('a.vox'), 1).close();
  chmodSync(path('a.vox'), 0o444);
  const database = ProjectDatabase.open(path('a.vox'));
  // The superuser may write it all the same.
  const mayWrite = process.getuid?.() === 0;
  expect(database.readOnly).toBe(!mayWrite);
  expect(database.notices).toHaveLength(mayWrite ? 0 : 1);
  database.close();
  expect(statSync(path('a.vox')).mode & 0o777).toBe(0o444);
});
