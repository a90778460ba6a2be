import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { openConnection } from '../../../src-main/database/connection.ts';
import { ProjectDatabase } from '../../../src-main/database/project-database.ts';
import { applyPatches } from '../../../src-main/shared/domain/project-document.ts';
import { addTake, edit, projectOfLines, useFolder } from '../../helpers/project-folder.ts';

const path = useFolder();

/** Lets what was put a moment ago count as long there, and 200 steps come after it. */
function letTimePass(file: string): void {
  const side = openConnection(file);
  side.exec('UPDATE sounds SET created_at_ms = 0; UPDATE take_details SET created_at_ms = 0');
  side.close();
}

function passSteps(database: ProjectDatabase, steps: number): void {
  for (let step = 0; step < steps; step += 1) edit(database, 'marker.add', { marker: { id: `m${step}`, atSample: step, name: '', colour: 0 } });
}

/** Six takes of one line, the first of them starred, the second locked. The last is chosen. */
function projectOfTakes(): { database: ProjectDatabase; sounds: string[] } {
  const database = projectOfLines(path('a.vox'), 1);
  const sounds = [1, 2, 3, 4, 5, 6].map((take) => addTake(database, `take-${take}`, 'line-0', new Float32Array(48_000).fill(take / 10)));
  edit(database, 'take.change', { id: 'take-1', changes: { starred: true } });
  edit(database, 'take.change', { id: 'take-2', changes: { locked: true } });
  return { database, sounds };
}

const takesOf = (database: ProjectDatabase): string[] => [...database.readDocument().takes.keys()];

describe('pruning takes', () => {
  it('keeps what the last 200 steps speak of', () => {
    const { database } = projectOfTakes();
    passSteps(database, 150);
    letTimePass(path('a.vox'));
    expect(database.prune(1)).toEqual({ patches: [], revision: database.revision });
    expect(takesOf(database)).toHaveLength(6);
    database.close();
  });

  it('removes the oldest beyond the cap that nothing needs, with their sounds, and gives the room back', () => {
    const { database, sounds } = projectOfTakes();
    passSteps(database, 210);
    letTimePass(path('a.vox'));
    const before = database.readDocument();
    const { revision } = database;
    const { patches, revision: after } = database.prune(4);
    expect(after).toBe(revision + 1);
    expect(takesOf(database)).toEqual(['take-1', 'take-2', 'take-5', 'take-6']);
    expect(applyPatches(before, patches)).toEqual(database.readDocument());
    expect(sounds.map((id) => database.sound(id) !== undefined)).toEqual([true, true, false, false, true, true]);
    expect([database.takeDetail('take-3'), database.takeDetail('take-5') !== undefined]).toEqual([undefined, true]);
    expect(database.prune(1).patches).toEqual([{ table: 'takes', id: 'take-5', row: null }]);
    database.close();
    expect(statSync(path('a.vox')).size).toBeLessThan(6 * 48_000 * 4);
  });

  it('leaves undo and redo exact, as if the takes had never been', () => {
    const { database } = projectOfTakes();
    passSteps(database, 210);
    letTimePass(path('a.vox'));
    const present = applyPatches(database.readDocument(), database.prune(3).patches);
    let steps = 0;
    while (database.undo()) {
      steps += 1;
      for (const { takeId } of database.readDocument().clips.values()) expect(takesOf(database)).toContain(takeId);
    }
    expect(database.readDocument().lines.size).toBe(0);
    for (let step = 0; step < steps; step += 1) expect(database.redo()).not.toBeNull();
    expect(database.redo()).toBeNull();
    expect(Object.fromEntries(database.readDocument().takes)).toEqual(Object.fromEntries(present.takes));
    expect(Object.fromEntries(database.readDocument().clips)).toEqual(Object.fromEntries(present.clips));
    expect(Object.fromEntries(database.readDocument().lines)).toEqual(Object.fromEntries(present.lines));
    database.close();
  });

  it('keeps a sound whose take is on its way, and removes it when none comes', () => {
    const database = projectOfLines(path('a.vox'), 1);
    const { soundId } = database.putSound({ channels: 1, chunks: new Float32Array(100) });
    database.putPeaks(soundId, Uint8Array.of(1));
    database.prune(1);
    expect(database.sound(soundId)).toBeDefined();
    letTimePass(path('a.vox'));
    database.prune(1);
    expect([database.sound(soundId), database.peaks(soundId)]).toEqual([undefined, undefined]);
    database.close();
  });
});
