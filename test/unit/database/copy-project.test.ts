import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import { ProjectDatabase } from '../../../src-main/database/project-database.ts';
import { addTake, edit, projectOfLines, tone, useFolder } from '../../helpers/project-folder.ts';

const path = useFolder();
const failing = (code: string): unknown => expect.objectContaining({ name: 'VoxloomError', code });
const addMarker = (database: ProjectDatabase, id: string): number => edit(database, 'marker.add', { marker: { id, atSample: 1, name: '', colour: 0 } });

describe('a backup', () => {
  it('is the whole project, with its sounds and its history', async () => {
    const database = projectOfLines(path('a.vox'), 3);
    const soundId = addTake(database, 'take', 'line-0', tone(90_000));
    expect(database.history().lastBackupAtMs).toBeNull();
    const { path: copy } = await database.backUp(path('.'));
    expect(database.history().lastBackupAtMs).toBeGreaterThan(0);
    const backup = ProjectDatabase.open(copy);
    expect(backup.readDocument()).toEqual(database.readDocument());
    expect(backup.sound(soundId)?.read(0, 90_000)).toEqual(tone(90_000));
    expect(backup.undo()?.name).toBe('take.add');
    backup.close();
    database.close();
    expect(readdirSync(path('.')).sort()).toEqual(['a.vox', copy.slice(path('.').length + 1)].sort());
  });

  it('is one of the ten latest of its project; others beside it are left alone', async () => {
    const database = projectOfLines(path('a.vox'), 1);
    const other = projectOfLines(path('b.vox'), 1);
    mkdirSync(path('backups'));
    const { path: others } = await other.backUp(path('backups'));
    writeFileSync(path('backups/notes.txt'), 'mine');
    const made: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      made.push((await database.backUp(path('backups'))).path);
      await wait(2);
    }
    expect(readdirSync(path('backups')).map((name) => path(`backups/${name}`)).sort()).toEqual([...made.slice(2), others, path('backups/notes.txt')].sort());
    database.close();
    other.close();
  });

  it('is whole when edits come while it is made', async () => {
    const database = projectOfLines(path('a.vox'), 1);
    for (let take = 0; take < 6; take += 1) addTake(database, `take-${take}`, 'line-0', new Float32Array(48_000 * 20).fill(take / 10));
    const making = database.backUp(path('.'));
    let count = 0;
    for (let isMade = false; !isMade; count += 1) {
      addMarker(database, `m${count}`);
      isMade = await Promise.race([making.then(() => true), wait(1, false)]);
    }
    const backup = ProjectDatabase.open((await making).path);
    expect([backup.notices, backup.readDocument().takes.size]).toEqual([[], 6]);
    expect(backup.readDocument().markers.size).toBeLessThanOrEqual(count);
    backup.close();
    database.close();
  });

  it('that cannot be made says so and leaves nothing behind', async () => {
    const database = projectOfLines(path('a.vox'), 1);
    await expect(database.backUp(path('missing'))).rejects.toThrow(failing('project.write-failed'));
    expect(database.history().lastBackupAtMs).toBeNull();
    database.close();
    expect(readdirSync(path('.'))).toEqual(['a.vox']);
  });
});

describe('saving as', () => {
  it('makes a project of its own in the place of what was there, its stale log too', async () => {
    const database = projectOfLines(path('a.vox'), 3);
    writeFileSync(path('b.vox'), 'something else');
    writeFileSync(path('b.vox-wal'), 'the log of something else');
    await database.saveAs(path('b.vox'));
    addMarker(database, 'only in a');
    const copy = ProjectDatabase.open(path('b.vox'));
    expect([copy.readOnly, copy.notices, copy.readDocument().lines.size, copy.readDocument().markers.size]).toEqual([false, [], 3, 0]);
    expect(copy.projectId).not.toBe(database.projectId);
    expect(copy.undo()?.name).toBe('script.insert');
    copy.close();
    database.close();
    expect(readdirSync(path('.')).sort()).toEqual(['a.vox', 'b.vox']);
  });

  it('does not replace a project that is open, itself included', async () => {
    const database = projectOfLines(path('a.vox'), 1);
    const other = projectOfLines(path('b.vox'), 2);
    await expect(database.saveAs(path('b.vox'))).rejects.toThrow(failing('input.target-unwritable'));
    await expect(database.saveAs(path('a.vox'))).rejects.toThrow(failing('input.target-unwritable'));
    addMarker(other, 'still there');
    other.close();
    database.close();
  });

  it('leaves the file that is there when it fails', async () => {
    const database = projectOfLines(path('a.vox'), 1);
    mkdirSync(path('folder.vox'));
    await expect(database.saveAs(path('folder.vox'))).rejects.toThrow(failing('project.write-failed'));
    expect(existsSync(path('folder.vox'))).toBe(true);
    database.close();
    expect(readdirSync(path('.')).sort()).toEqual(['a.vox', 'folder.vox']);
  });

  it('clears away what a killed copy left a day ago, and nothing younger', async () => {
    const database = projectOfLines(path('a.vox'), 1);
    for (const name of ['old.vox.0123456789ab.partial', 'new.vox.0123456789ab.partial', 'my.partial']) writeFileSync(path(name), '');
    const yesterday = Date.now() / 1000 - 25 * 3600;
    utimesSync(path('old.vox.0123456789ab.partial'), yesterday, yesterday);
    utimesSync(path('my.partial'), yesterday, yesterday);
    await database.saveAs(path('b.vox'));
    database.close();
    expect(readdirSync(path('.')).sort()).toEqual(['a.vox', 'b.vox', 'my.partial', 'new.vox.0123456789ab.partial']);
    expect(readFileSync(path('b.vox')).length).toBeGreaterThan(4096);
  });
});
