import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';
import type { AuthorFolders, StudioWindow } from '../helpers/studio-window.ts';
import { authorFolders, openWindow } from '../helpers/studio-window.ts';
import { insertLines } from '../helpers/studio-script.ts';

const voiceModule = new URL('../helpers/stand-in-synthesiser.ts', import.meta.url).href;

let folders: AuthorFolders;
let windows: StudioWindow[];

beforeEach(async () => {
  folders = await authorFolders();
  windows = [];
});

afterEach(async () => {
  await Promise.all(windows.map((window) => window.close()));
  expect(windows.flatMap(({ faults }) => faults)).toEqual([]);
  await folders.remove();
});

/** A window on a studio whose voice is a stand-in, unless the real one is asked for. */
async function newWindow(projectPath?: string, isReal = false): Promise<StudioWindow> {
  const options = projectPath === undefined ? {} : { projectPath };
  const window = await openWindow(folders, options, { ...(!isReal && { voiceModule }), builtSample: join(folders.data, 'none') });
  windows.push(window);
  return window;
}

describe('projects', () => {
  it('get free names from their titles, and never take the place of a file', async () => {
    const { connection } = await newWindow();
    const paths = [];
    for (const title of ['A/B: "C"?', 'A/B: "C"?', '', 'nul', '...']) paths.push((await connection.request('project.create', { title })).path);
    expect(paths.map((path) => path.slice(folders.documents.length + 1))).toEqual(['A B C.vox', 'A B C 2.vox', 'Untitled.vox', 'nul project.vox', 'Untitled 2.vox']);
    await expect(connection.request('project.create', { title: 'x', path: paths[0] ?? '' })).rejects.toMatchObject({ code: 'input.target-unwritable' });
    for (const path of [`${folders.home}/`, '/dev/null/x', join(folders.home, 'no', 'such', 'x'), join(folders.home, 'a'.repeat(300)), 'x', '\0']) {
      await expect(connection.request('project.create', { title: 'x', path }), path).rejects.toMatchObject({ code: expect.stringMatching(/^(input|project)\./) as string });
    }
    const named = await connection.request('project.create', { title: 'x', path: join(folders.home, 'named') });
    expect(named.path).toBe(join(folders.home, 'named.vox'));
  });

  it('take one another\'s place: the former is closed, and edits meant for it are refused', async () => {
    const window = await newWindow();
    const { connection } = window;
    const first = await connection.request('project.create', { title: 'First' });
    const [lineId = ''] = await insertLines(connection, first.projectId, ['Hello there.']);
    const second = await connection.request('project.create', { title: 'Second' });
    const late = connection.request('project.commit', {
      projectId: first.projectId,
      commitId: 'late',
      commands: [{ name: 'line.setText', arguments: { id: lineId, text: 'Late.' } }],
    });
    await expect(late).rejects.toMatchObject({ code: 'edit.refused' });
    await expect(connection.request('project.undo', { projectId: first.projectId })).rejects.toMatchObject({ code: 'edit.refused' });
    expect(window.heard('project.switched').map(({ project }) => project?.projectId)).toEqual([first.projectId, second.projectId]);
    const again = await connection.request('project.open', { path: first.path });
    expect(again).toMatchObject({ readOnly: false, projectId: first.projectId });
    expect(again.tables.lines.map(({ text }) => text)).toEqual(['Hello there.']);
  });

  it('stay open when another cannot be opened', async () => {
    const { connection } = await newWindow();
    const first = await connection.request('project.create', { title: 'First' });
    const letter = join(folders.home, 'letter.vox');
    await writeFile(letter, 'Dear Mara, this is no project at all, however long it is.'.repeat(100));
    await expect(connection.request('project.open', { path: letter })).rejects.toMatchObject({ code: 'project.not-a-project' });
    await expect(connection.request('project.open', { path: join(folders.home, 'gone.vox') })).rejects.toMatchObject({ code: 'project.missing' });
    await expect(connection.request('project.open', { path: 'first.vox' })).rejects.toMatchObject({ code: 'input.option' });
    await insertLines(connection, first.projectId, ['Still here.']);
  });

  it('are read-only where another studio has them open, and say so', async () => {
    const first = await newWindow();
    const { path, projectId } = await first.connection.request('project.create', { title: 'Shared' });
    const [lineId = ''] = await insertLines(first.connection, projectId, ['Mine.']);
    const second = await newWindow(path);
    const { project } = await second.connection.request('studio.connect', {});
    expect(project?.readOnly).toBe(true);
    expect(project?.notices.join()).toMatch(/another window/);
    const edit = { projectId, commitId: 'c', commands: [{ name: 'line.setText', arguments: { id: lineId, text: 'Theirs.' } }] };
    await expect(second.connection.request('project.commit', edit)).rejects.toMatchObject({ code: 'project.read-only' });
    await expect(second.connection.request('render.enqueueChanged', {})).rejects.toMatchObject({ code: 'project.read-only' });
    const copy = await second.connection.request('project.saveAs', { path: join(folders.home, 'copy.vox') });
    expect(copy).toMatchObject({ readOnly: false, path: join(folders.home, 'copy.vox') });
    expect(copy.projectId).not.toBe(projectId);
    await second.connection.request('project.commit', { ...edit, projectId: copy.projectId });
  });

  it('are remembered, latest first, with those that are gone marked', async () => {
    const window = await newWindow();
    const first = await window.connection.request('project.create', { title: 'First' });
    const second = await window.connection.request('project.create', { title: 'Second' });
    await window.connection.request('project.close', {});
    await rm(first.path);
    const { recent } = await window.connection.request('studio.connect', {});
    expect(recent.map(({ title, path, missing }) => ({ title, path, missing }))).toEqual([
      { title: 'Second', path: second.path, missing: false },
      { title: 'First', path: first.path, missing: true },
    ]);
    await window.connection.request('recent.forget', { path: first.path });
    expect((await window.connection.request('studio.connect', {})).recent).toHaveLength(1);
  });

  it('are backed up when asked to and, when they were edited, at their end', async () => {
    const window = await newWindow();
    const { projectId } = await window.connection.request('project.create', { title: 'Kept' });
    const backups = join(folders.data, 'backups');
    const { path } = await window.connection.request('project.backUp', {});
    expect(await readdir(backups)).toHaveLength(1);
    expect(window.heard('project.changed').at(-1)?.history.lastBackupAtMs).toBeGreaterThan(Date.now() - 60_000);
    await window.connection.request('project.close', {});
    expect(await readdir(backups)).toHaveLength(1);
    await window.connection.request('project.open', { path: join(folders.documents, 'Kept.vox') });
    await insertLines(window.connection, projectId, ['An edit.']);
    await window.connection.request('project.close', {});
    expect(await readdir(backups)).toHaveLength(2);
    const restored = await window.connection.request('project.open', { path });
    expect(restored.tables.lines).toEqual([]);
  });

  it('that the program was started with are open at once; one that fails is a notice, not a failure to start', async () => {
    const missing = await newWindow(join(folders.home, 'gone.vox'));
    expect((await missing.connection.request('studio.connect', {})).project).toBeNull();
    expect(await missing.until('notice', () => true)).toMatchObject({ kind: 'failure' });
  });
});

describe('the sample project', () => {
  it('is made on the spot where it was not built, told like any rendering, and each opening is a copy of its own', async () => {
    const window = await newWindow(undefined, true);
    const [first, second] = [await window.connection.request('project.openSample', {}), await window.connection.request('project.openSample', {})];
    expect(first.path).toBe(join(folders.documents, 'Harbour.vox'));
    expect(second.path).toBe(join(folders.documents, 'Harbour 2.vox'));
    expect(first.projectId).not.toBe(second.projectId);
    const { lines, clips, tracks, markers, deliveries } = first.tables;
    expect(lines.every(({ takeId }) => takeId !== null)).toBe(true);
    expect(tracks.filter(({ kind }) => kind === 'bed')).toHaveLength(1);
    expect(clips.length).toBeGreaterThan(lines.length);
    expect(markers.length).toBeGreaterThan(0);
    expect(deliveries.some(({ drawing }) => drawing !== null)).toBe(true);
    expect(await window.connection.request('render.enqueueChanged', {})).toEqual({ lineIds: [] });
    expect(await readdir(join(folders.data, 'sample'))).toEqual(['harbour.vox']);
    expect(window.heard('render.changed').some(({ jobs }) => jobs.length === lines.length - 1)).toBe(true);
  });
});

describe('settings and lexicon', () => {
  it('are told to every window and outlive the studio', async () => {
    const first = await newWindow();
    await first.connection.request('settings.change', { theme: 'light', keys: { 'line.play': 'Ctrl+P' } });
    const entry = { id: 'e', word: 'voxloom', language: 'en', phones: ['V', 'AA1', 'K', 'S', 'L', 'UW2', 'M'] };
    await first.connection.request('globalLexicon.put', { entries: [entry] });
    expect(first.heard('settings.changed').at(-1)).toMatchObject({ theme: 'light' });
    await first.close();
    const second = await newWindow();
    expect((await second.connection.request('studio.connect', {})).settings).toMatchObject({ theme: 'light', keys: { 'line.play': 'Ctrl+P' }, tourSeen: false });
    expect(await second.connection.request('globalLexicon.list', {})).toEqual({ entries: [entry] });
    await second.connection.request('globalLexicon.remove', { id: 'e' });
    expect(await second.connection.request('globalLexicon.list', {})).toEqual({ entries: [] });
  });
});

describe('what this window cannot do', () => {
  it('is refused in words: dialogs and the file manager', async () => {
    const { connection } = await newWindow();
    await expect(connection.request('dialog.open', { title: 'x', kinds: ['project'] })).rejects.toMatchObject({ code: 'shell.not-here' });
    await expect(connection.request('dialog.save', { title: 'x', suggestedName: 'a', extension: 'vox' })).rejects.toMatchObject({ code: 'shell.not-here' });
    await expect(connection.request('shell.revealFile', { path: folders.home })).rejects.toMatchObject({ code: 'shell.not-here' });
  });

  it('no path, however it is written, crashes it or leads the folder list out of the home', async () => {
    const { connection } = await newWindow();
    execFileSync('mkfifo', [join(folders.home, 'pipe')]);
    await symlink('/', join(folders.home, 'root'));
    const part = fc.constantFrom('..', '.', '', 'pipe', 'root', 'etc', 'passwd', 'proc', 'self', 'mem', '\0', '%2e%2e', '\\', 'a'.repeat(300), '~', '\ud800', '$HOME', 'x.vox', '-');
    const start = fc.constantFrom(folders.home, `${folders.home}/root`, '/', '/dev/zero', '/dev', '', 'file:///', '\\\\server\\share', 'C:\\');
    const request = fc.constantFrom('project.open' as const, 'import.script' as const, 'import.audio' as const, 'files.list' as const);
    await connection.request('project.create', { title: 'Mine' });
    await fc.assert(
      fc.asyncProperty(start, fc.array(part, { maxLength: 5 }), request, async (from, parts, name) => {
        const path = [from, ...parts].join('/');
        const outcome: unknown = await connection.request(name, { path }).catch((error: unknown) => error);
        if (outcome instanceof VoxloomError) expect(outcome.code).not.toBe('request.failed');
        else expect(name === 'files.list' && (outcome as { path: string }).path.startsWith(folders.home)).toBe(true);
      }),
      { numRuns: 400, seed: 21 },
    );
  });

  it('a project from an unknown place opens like any other', async () => {
    const { connection } = await newWindow();
    const { path } = await connection.request('project.create', { title: 'Über 海' });
    await connection.request('project.close', {});
    const elsewhere = join(folders.home, 'Ordner mit Ümläuten', '海港');
    await mkdir(elsewhere, { recursive: true });
    await copyFile(path, join(elsewhere, '潮.vox'));
    expect((await connection.request('project.open', { path: join(elsewhere, '潮.vox') })).tables.settings[0]?.title).toBe('Über 海');
  });
});
