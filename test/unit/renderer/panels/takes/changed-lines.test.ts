import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../../src-main/shared/commands/run-commands.ts';
import { applyPatches, emptyDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import { recipeKey } from '../../../../../src-main/shared/domain/recipe.ts';
import { changedCount, countsByCharacter } from '../../../../../src-renderer/panels/takes/changed-lines.ts';

const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };

/** Two characters with a line each, both rendered, and a line without words. */
function rendered(): ProjectDocument {
  const characters = ['mara', 'joss'].map((id, colour) => ({ id, name: id, colour, voiceId: 'kathleen-en', delivery }));
  const lines = [
    ['1', 'mara', 'The tide.'],
    ['2', 'joss', 'You said seven.'],
    ['3', 'joss', '  '],
  ].map(([id, characterId, text]) => ({ id, characterId, text, slot: null }));
  const { document } = runCommands(emptyDocument(), [{ name: 'script.insert', arguments: { after: null, characters, lines } }]);
  return ['1', '2'].reduce((present, lineId) => {
    const line = present.lines.get(lineId);
    if (!line) return present;
    const take = {
      id: `t${lineId}`,
      lineId,
      number: 1,
      name: '',
      starred: false,
      locked: false,
      seed: 0,
      recipe: recipeKey(present, lineId) ?? '',
      soundId: 'a'.repeat(64),
      lengthSamples: 48_000,
      loudnessLufs: null,
      overSamples: 0,
      rate: 1,
      stretch: 1,
      createdAtMs: 0,
    };
    return applyPatches(present, [
      { table: 'takes', id: take.id, row: take },
      { table: 'lines', id: lineId, row: { ...line, takeId: take.id } },
    ]);
  }, document);
}

describe('what is to be rendered', () => {
  it('is nothing while every take says its line; a line without words needs none', () => {
    expect(changedCount(rendered())).toBe(0);
  });

  it('follows text, voice, delivery and lexicon, and undo', () => {
    const start = rendered();
    const after = (name: string, args: unknown) => changedCount(runCommands(start, [{ name, arguments: args }]).document);
    expect(after('line.setText', { id: '1', text: 'The tide is out.' })).toBe(1);
    expect(after('character.change', { id: 'joss', changes: { voiceId: 'kerstin-de' } })).toBe(1);
    expect(after('delivery.change', { lineIds: ['1', '2'], changes: { pace: 1.2 } })).toBe(2);
    expect(after('lexicon.put', { entry: { id: 'w', word: 'tide', language: 'en-US', phones: ['T', 'AY1', 'D'] } })).toBe(1);
    expect(changedCount(start)).toBe(0);
  });

  it('is told for each character', () => {
    const { document } = runCommands(rendered(), [{ name: 'line.setText', arguments: { id: '2', text: 'Eight.' } }]);
    expect(countsByCharacter(document).get('joss')).toEqual({ lines: 2, changed: 1 });
    expect(countsByCharacter(document).get('mara')).toEqual({ lines: 1, changed: 0 });
  });
});
