import { describe, expect, it } from 'vitest';

import type { CommandCall } from '../../../../src-main/shared/commands/run-commands.ts';
import { runCommands } from '../../../../src-main/shared/commands/run-commands.ts';
import { emptyDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { VoxloomError } from '../../../../src-main/shared/domain/voxloom-error.ts';
import { ProjectStore } from '../../../../src-renderer/state/project-store.ts';
import { ScriptedConnection, snapshotOf } from '../scripted-connection.ts';

const HISTORY = { undo: 'line.setText', redo: null, lastBackupAtMs: null };
const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
const setText = (id: string, text: string): CommandCall => ({ name: 'line.setText', arguments: { id, text } });

/** A store over a studio that holds every commit back until the test lets it through or refuses it. */
function heldStudio() {
  const { document } = runCommands(emptyDocument(), [
    {
      name: 'script.insert',
      arguments: {
        after: null,
        characters: [{ id: 'mara', name: 'Mara', colour: 0, voiceId: 'kathleen-en', delivery }],
        lines: ['1', '2'].map((id) => ({ id, characterId: 'mara', text: `line ${id}`, slot: null })),
      },
    },
  ]);
  let kept = document;
  let revision = 0;
  const held: { readonly commitId: string; readonly calls: readonly CommandCall[]; readonly done: (revision: { revision: number }) => void; readonly refuse: (error: Error) => void }[] = [];
  const connection = new ScriptedConnection({
    'project.commit': ({ commitId, commands }) =>
      new Promise((done, refuse) => {
        held.push({ commitId, calls: commands.map(({ name, arguments: args }) => ({ name, arguments: args })), done, refuse });
      }),
  });
  const store = new ProjectStore(connection);
  store.show(snapshotOf(document));
  const change = (calls: readonly CommandCall[], commitId: string | null) => {
    const made = runCommands(kept, calls);
    kept = made.document;
    revision += 1;
    connection.say('project.changed', { projectId: 'p', revision, patches: [...made.patches], commitId, history: HISTORY });
  };
  return {
    store,
    connection,
    textOf: (id: string) => store.state.get()?.document.lines.get(id)?.text,
    letThrough() {
      const commit = held.shift();
      if (!commit) throw new Error('nothing is held');
      change(commit.calls, commit.commitId);
      commit.done({ revision });
    },
    refuse() {
      held.shift()?.refuse(new VoxloomError('edit.refused', 'This line is locked.'));
    },
    changeByItself: (calls: readonly CommandCall[]) => {
      change(calls, null);
    },
    kept: () => kept,
  };
}

describe('an edit', () => {
  it('shows at once and counts as unsaved until the studio has it', async () => {
    const studio = heldStudio();
    const commit = studio.store.commit([setText('1', 'new')]);
    expect(studio.textOf('1')).toBe('new');
    expect(studio.store.state.get()?.unsaved).toBe(1);
    studio.letThrough();
    await commit;
    expect(studio.textOf('1')).toBe('new');
    expect(studio.store.state.get()).toMatchObject({ unsaved: 0, history: HISTORY });
  });

  it('keeps the rows it showed when it comes back as it was, so that nothing draws twice', async () => {
    const studio = heldStudio();
    const commit = studio.store.commit([setText('1', 'new')]);
    const shown = studio.store.state.get()?.document;
    studio.letThrough();
    await commit;
    expect(studio.store.state.get()?.document).toBe(shown);
  });

  it('stays on top of what the studio does meanwhile', async () => {
    const studio = heldStudio();
    const commit = studio.store.commit([setText('1', 'mine')]);
    studio.changeByItself([setText('1', 'theirs'), setText('2', 'also theirs')]);
    expect([studio.textOf('1'), studio.textOf('2')]).toEqual(['mine', 'also theirs']);
    studio.letThrough();
    await commit;
    expect(studio.store.state.get()?.document.lines).toEqual(studio.kept().lines);
  });

  it('is gone again when the studio refuses it, and the next one stays', async () => {
    const studio = heldStudio();
    const first = studio.store.commit([setText('1', 'refused')]);
    const second = studio.store.commit([setText('2', 'fine')]);
    studio.refuse();
    await expect(first).rejects.toMatchObject({ code: 'edit.refused' });
    expect([studio.textOf('1'), studio.textOf('2')]).toEqual(['line 1', 'fine']);
    studio.letThrough();
    await second;
    expect(studio.store.state.get()?.document.lines).toEqual(studio.kept().lines);
  });

  it('that makes no sense is refused before anyone is asked', async () => {
    const studio = heldStudio();
    await expect(studio.store.commit([setText('nobody', 'x')])).rejects.toMatchObject({ code: 'edit.refused' });
    expect(studio.connection.asked).toEqual([]);
    expect(studio.store.state.get()?.unsaved).toBe(0);
  });

  it('on its way no longer makes sense when its line is taken away: the line stays away', async () => {
    const studio = heldStudio();
    const commit = studio.store.commit([setText('1', 'too late')]);
    studio.changeByItself([{ name: 'line.remove', arguments: { ids: ['1'] } }]);
    expect(studio.textOf('1')).toBeUndefined();
    studio.refuse();
    await expect(commit).rejects.toMatchObject({ code: 'edit.refused' });
  });
});

describe('another project', () => {
  it('takes the place of this one, and news of the old one is not heard', () => {
    const studio = heldStudio();
    studio.connection.say('project.switched', { project: snapshotOf(emptyDocument({ title: 'Other' }), 'q') });
    studio.changeByItself([setText('1', 'old news')]);
    expect(studio.store.state.get()?.projectId).toBe('q');
    expect(studio.textOf('1')).toBeUndefined();
  });
});
