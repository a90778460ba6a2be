import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import { ProjectDatabase } from '../../src-main/database/project-database.ts';
import { writeFailure } from '../../src-main/database/sqlite-failure.ts';
import { edit, projectOfLines, useFolder } from '../helpers/project-folder.ts';

const path = useFolder();
const AUTHOR = fileURLToPath(new URL('../helpers/author-on-a-small-disk.ts', import.meta.url));

describe('a disk that takes no more', () => {
  it.skipIf(process.platform === 'win32')('costs the edit that did not fit, and nothing else', () => {
    projectOfLines(path('a.vox'), 2).close();
    mkdirSync(path('backups'));
    // No file may grow beyond 1 MiB; the signal that would end the process is ignored, so that writing fails instead.
    const script = `trap '' XFSZ; ulimit -f 2048; exec "$0" "$1" "$2" "$3"`;
    const child = spawnSync('sh', ['-c', script, process.execPath, AUTHOR, path('a.vox'), path('backups')], { encoding: 'utf8' });
    expect(child.stderr).toBe('');
    const said = JSON.parse(child.stdout) as { codes: string[]; reached: number; revision: number; text: string };
    expect(said.codes.slice(0, 2)).toEqual(['project.write-failed', 'project.write-failed']);
    expect(said.reached).toBeGreaterThan(2);
    expect(said.revision).toBe(said.reached);

    const database = ProjectDatabase.open(path('a.vox'));
    expect([database.readOnly, database.notices, database.revision]).toEqual([false, [], said.reached]);
    expect(database.readDocument().lines.get('line-0')?.text).toBe(said.text);
    // There is room again, and work goes on.
    expect(edit(database, 'line.setText', { id: 'line-0', text: 'It fits.' })).toBe(said.reached + 1);
    database.close();
    expect(readdirSync(path('backups')).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('is told apart from other reasons in a plain sentence', () => {
    const told = (code: string): unknown => writeFailure(new Sqlite.SqliteError('x', code));
    expect(told('SQLITE_FULL')).toMatchObject({ code: 'project.write-failed', message: expect.stringContaining('disk is full') as string });
    expect(told('SQLITE_IOERR_FSYNC')).toMatchObject({ code: 'project.write-failed', message: expect.stringContaining('disk refused') as string });
    expect(told('SQLITE_READONLY_DBMOVED')).toMatchObject({ code: 'project.write-failed', message: expect.stringContaining('may not be written') as string });
    expect(told('SQLITE_BUSY')).toMatchObject({ code: 'project.write-failed', message: expect.stringContaining('Another program') as string });
    expect(told('SQLITE_CORRUPT')).toMatchObject({ code: 'project.write-failed', message: expect.stringContaining('damaged') as string });
    expect(told('SQLITE_CONSTRAINT_FOREIGNKEY')).toMatchObject({ code: 'edit.refused' });
    const bug = new TypeError('x');
    expect(writeFailure(bug)).toBe(bug);
  });
});
