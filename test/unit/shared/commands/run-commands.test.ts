import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { COMMANDS } from '../../../../src-main/shared/commands/all-commands.ts';
import { runCommands } from '../../../../src-main/shared/commands/run-commands.ts';
import { byOrder } from '../../../../src-main/shared/domain/order-keys.ts';
import type { ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { applyPatches, emptyDocument, invertPatches, TABLE_NAMES, TABLES } from '../../../../src-main/shared/domain/project-document.ts';
import { VoxloomError } from '../../../../src-main/shared/domain/voxloom-error.ts';
import { Chance, randomEdit } from '../../../helpers/random-edits.ts';

/** What must be true of every project, whatever was done to it. */
function checkWhole(document: ProjectDocument): void {
  for (const table of TABLE_NAMES) {
    for (const [id, row] of document[table]) {
      expect(row.id).toBe(id);
      expect(TABLES[table].parse(row)).toEqual(row);
    }
  }
  for (const line of document.lines.values()) {
    expect(document.characters.has(line.characterId)).toBe(true);
    if (line.takeId !== null) expect(document.takes.get(line.takeId)?.lineId).toBe(line.id);
    for (const { end } of line.overrides) expect(end).toBeLessThanOrEqual(line.text.length);
  }
  for (const id of document.deliveries.keys()) expect(document.lines.has(id)).toBe(true);
  for (const { lineId } of document.takes.values()) expect(document.lines.has(lineId)).toBe(true);
  for (const { characterId } of document.tracks.values()) if (characterId !== null) expect(document.characters.has(characterId)).toBe(true);
  for (const clip of document.clips.values()) {
    const sound = clip.takeId === null ? document.assets.get(clip.assetId ?? '') : document.takes.get(clip.takeId);
    expect(document.tracks.has(clip.trackId)).toBe(true);
    expect(clip.lineId === null || document.lines.has(clip.lineId)).toBe(true);
    expect(clip.offsetSamples + clip.lengthSamples).toBeLessThanOrEqual(sound?.lengthSamples ?? -1);
    expect(clip.fadeInSamples + clip.fadeOutSamples).toBeLessThanOrEqual(clip.lengthSamples);
    const times = clip.envelope.map(({ atSample }) => atSample);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
}

describe('every command', () => {
  it('leaves a whole project and can be taken back exactly', () => {
    const used = new Set<string>();
    const worked = new Set<string>();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const chance = new Chance(seed);
        let document = emptyDocument();
        const before: ProjectDocument[] = [];
        const inverses: ReturnType<typeof invertPatches>[] = [];
        for (let step = 0; step < 60; step++) {
          const call = randomEdit(document, chance);
          used.add(call.name);
          try {
            const { document: after, patches } = runCommands(document, [call]);
            expect(applyPatches(document, patches)).toEqual(after);
            before.push(document);
            inverses.push(invertPatches(document, patches));
            document = after;
            worked.add(call.name);
          } catch (error) {
            if (!(error instanceof VoxloomError) || error.code !== 'edit.refused') throw error;
          }
        }
        checkWhole(document);
        while (inverses.length > 0) {
          document = applyPatches(document, inverses.pop() ?? []);
          expect(document).toEqual(before.pop());
        }
      }),
      { numRuns: 150, seed: 7 },
    );
    expect([...used].sort()).toEqual([...COMMANDS.keys()].sort());
    expect([...worked].sort()).toEqual([...COMMANDS.keys()].sort());
  });

  it('refuses arguments that are not its own', () => {
    for (const name of COMMANDS.keys()) {
      expect(() => runCommands(emptyDocument(), [{ name, arguments: { id: 7 } }])).toThrow(expect.objectContaining({ code: 'request.invalid' }));
    }
    expect(() => runCommands(emptyDocument(), [{ name: 'constructor', arguments: {} }])).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  });
});

describe('runCommands', () => {
  it('runs each command on what the one before made', () => {
    const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
    const { document } = runCommands(emptyDocument(), [
      {
        name: 'script.insert',
        arguments: {
          after: null,
          characters: [{ id: 'mara', name: 'Mara', colour: 0, voiceId: 'kathleen-en', delivery }],
          lines: ['one', 'two', 'three'].map((id) => ({ id, characterId: 'mara', text: id, slot: null })),
        },
      },
      { name: 'line.move', arguments: { ids: ['three', 'two'], after: null } },
    ]);
    expect([...document.lines.values()].sort(byOrder).map(({ id }) => id)).toEqual(['two', 'three', 'one']);
  });
});
