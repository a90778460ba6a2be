import { describe, expect, it } from 'vitest';

import { DEFAULT_APP_SETTINGS } from '../../../../src-main/shared/contract/views.ts';
import { emptyDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { ScriptedConnection, snapshotOf } from '../scripted-connection.ts';
import { studioOf, WELCOME } from '../studio-of.ts';

describe('a window that opens', () => {
  it('misses nothing that the studio says before its answer is worked in', async () => {
    const connection = new ScriptedConnection({
      'studio.connect': () => {
        connection.say('engine.changed', { state: 'ready', voice: 'Kathleen', threads: 2, residentBytes: 1 });
        return WELCOME;
      },
    });
    const studio = await studioOf(connection);
    expect(studio.engine.get()).toMatchObject({ state: 'ready', threads: 2 });
  });

  it('has its panels as they were left', async () => {
    const settings = { ...DEFAULT_APP_SETTINGS, layout: { 'panel.cast': true, 'panel.timeline': false } };
    const studio = await studioOf(new ScriptedConnection({ 'studio.connect': () => ({ ...WELCOME, settings }) }));
    expect(studio.view.get().panels).toEqual({ script: true, cast: true, delivery: true, timeline: false });
  });

  it('tells why a project is read-only, and forgets the selection of the one before', async () => {
    const connection = new ScriptedConnection({ 'studio.connect': () => ({ ...WELCOME, project: snapshotOf(emptyDocument()) }) });
    const studio = await studioOf(connection);
    studio.selection.set((present) => ({ ...present, lineIds: ['1'], lineId: '1' }));
    connection.say('project.switched', { project: { ...snapshotOf(emptyDocument(), 'q'), readOnly: true, notices: ['Open elsewhere.'] } });
    expect(studio.notices.get()).toMatchObject([{ kind: 'warning', message: 'Open elsewhere.' }]);
    expect(studio.selection.get().lineId).toBeNull();
  });

  it('counts a project that is opened meanwhile among the recent ones, once', async () => {
    const connection = new ScriptedConnection({ 'studio.connect': () => ({ ...WELCOME, recent: [{ path: '/old.vox', title: 'Old', openedAtMs: 1, missing: false }] }) });
    const studio = await studioOf(connection);
    for (const id of ['p', 'q', 'p']) connection.say('project.switched', { project: snapshotOf(emptyDocument(), id) });
    expect(studio.recent.get().map(({ path }) => path)).toEqual(['/p.vox', '/q.vox', '/old.vox']);
  });

  it('keeps one entry an export, the newest state of it', async () => {
    const connection = new ScriptedConnection({ 'studio.connect': () => WELCOME });
    const studio = await studioOf(connection);
    const job = {
      id: 'e',
      state: 'running' as const,
      spec: {
        what: 'mix' as const,
        target: '/m.wav',
        format: { container: 'wav' as const, sampleRate: 48_000 as const, depth: 24 as const },
        loudness: 'none' as const,
        channels: 2 as const,
        nameTemplate: '{index}',
        collision: 'number' as const,
        companions: [],
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
    connection.say('export.changed', job);
    connection.say('export.changed', { ...job, state: 'done', share: 1 });
    expect(studio.exports.get()).toMatchObject([{ id: 'e', state: 'done' }]);
  });
});
