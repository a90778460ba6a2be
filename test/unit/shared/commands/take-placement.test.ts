import { describe, expect, it } from 'vitest';

import { runCommands, type CommandCall } from '../../../../src-main/shared/commands/run-commands.ts';
import { clipsOfLine, clipsOfTrack, tracksInOrder } from '../../../../src-main/shared/domain/in-order.ts';
import { emptyDocument, type ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { lineState, recipeKey } from '../../../../src-main/shared/domain/recipe.ts';

const GAP = 19_200;
const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };

function scene(slots: Readonly<Record<string, { startSample: number; endSample: number }>> = {}): ProjectDocument {
  const insert: CommandCall = {
    name: 'script.insert',
    arguments: {
      after: null,
      characters: ['mara', 'joss'].map((id) => ({ id, name: id, colour: 0, voiceId: 'kathleen-en', delivery })),
      lines: ['a', 'b', 'c'].map((id, index) => ({ id, characterId: index === 1 ? 'joss' : 'mara', text: `line ${id}`, slot: slots[id] ?? null })),
    },
  };
  return runCommands(emptyDocument(), [insert]).document;
}

function rendered(document: ProjectDocument, lineId: string, lengthSamples: number, id = `${lineId}-${String(document.takes.size)}`): ProjectDocument {
  const take = { id, lineId, name: '', starred: false, locked: false, seed: 0, recipe: recipeKey(document, lineId) ?? '', soundId: '0'.repeat(64), lengthSamples, loudnessLufs: null, overSamples: 0, createdAtMs: 0 };
  return runCommands(document, [{ name: 'take.add', arguments: { take, clipId: `clip-${id}`, trackId: `track-${id}` } }]).document;
}

const starts = (document: ProjectDocument): (number | undefined)[] => ['a', 'b', 'c'].map((id) => clipsOfLine(document, id)[0]?.startSample);

describe('a take that comes home', () => {
  it('lines up behind the line before it, on a track of its character', () => {
    let document = scene();
    for (const id of ['a', 'b', 'c']) document = rendered(document, id, 48_000);
    expect(starts(document)).toEqual([0, 48_000 + GAP, 2 * (48_000 + GAP)]);
    expect(tracksInOrder(document).map(({ characterId }) => characterId)).toEqual(['mara', 'joss']);
    expect(clipsOfTrack(document, tracksInOrder(document)[0]?.id ?? '')).toHaveLength(2);
  });

  it('pushes later lines on when it is rendered before them in the script but after them in time', () => {
    let document = rendered(rendered(scene(), 'a', 48_000), 'c', 48_000);
    document = rendered(document, 'b', 96_000);
    expect(starts(document)).toEqual([0, 48_000 + GAP, 48_000 + GAP + 96_000 + GAP]);
  });

  it('goes to the slot of its line, and moves nothing', () => {
    let document = rendered(scene({ b: { startSample: 500_000, endSample: 600_000 } }), 'b', 48_000);
    document = rendered(rendered(document, 'a', 48_000), 'c', 48_000);
    expect(starts(document)).toEqual([0, 500_000, 548_000 + GAP]);
  });

  it('keeps place, gain and fades of the clip it takes over, and later lines only move when it would run into them', () => {
    let document = scene();
    for (const id of ['a', 'b', 'c']) document = rendered(document, id, 48_000);
    document = runCommands(document, [{ name: 'clip.change', arguments: { id: 'clip-a-0', changes: { gainDb: -4, fadeInSamples: 100 } } }]).document;
    const shorter = rendered(document, 'a', 24_000);
    expect(starts(shorter)).toEqual(starts(document));
    expect(clipsOfLine(shorter, 'a')[0]).toMatchObject({ gainDb: -4, fadeInSamples: 100, lengthSamples: 24_000 });
    const longer = rendered(document, 'a', 100_000);
    expect(starts(longer)).toEqual([0, 100_000 + GAP, 100_000 + GAP + 48_000 + GAP]);
  });

  it('waits among the takes when the line, or the take that counts, is locked', () => {
    const first = rendered(scene(), 'a', 48_000);
    const lockedLine = runCommands(first, [{ name: 'line.lock', arguments: { ids: ['a'], locked: true } }]).document;
    expect(rendered(lockedLine, 'a', 50_000).lines.get('a')?.takeId).toBe('a-0');
    const lockedTake = runCommands(first, [{ name: 'take.change', arguments: { id: 'a-0', changes: { locked: true } } }]).document;
    const after = rendered(lockedTake, 'a', 50_000);
    expect(after.lines.get('a')?.takeId).toBe('a-0');
    expect(after.takes.get('a-1')?.number).toBe(2);
  });
});

describe('lineState', () => {
  it('is stale exactly when something that sounds has changed', () => {
    const document = rendered(scene(), 'a', 48_000);
    const after = (name: string, args: object) => lineState(runCommands(document, [{ name, arguments: args }]).document, 'a');
    expect(lineState(document, 'a')).toBe('fresh');
    expect(lineState(document, 'b')).toBe('unrendered');
    expect(after('line.setText', { id: 'a', text: 'line a!' })).toBe('stale');
    expect(after('line.setText', { id: 'b', text: 'other' })).toBe('fresh');
    expect(after('delivery.change', { lineIds: ['a'], changes: { pace: 1.1 } })).toBe('stale');
    expect(after('delivery.change', { lineIds: ['a'], changes: { pace: 1 } })).toBe('fresh');
    expect(after('character.change', { id: 'mara', changes: { voiceId: 'other' } })).toBe('stale');
    expect(after('character.change', { id: 'mara', changes: { name: 'Maria', colour: 4 } })).toBe('fresh');
    expect(after('lexicon.put', { entry: { id: 'w', word: 'line', language: 'en-US', phones: ['L'] } })).toBe('stale');
    expect(after('lexicon.put', { entry: { id: 'w', word: 'tide', language: 'en-US', phones: ['T'] } })).toBe('fresh');
  });
});

describe('a character that is renamed', () => {
  it('takes its own track along, but no track that was given a name', () => {
    const document = rendered(rendered(scene(), 'a', 48_000), 'b', 48_000);
    const named = runCommands(document, [{ name: 'track.change', arguments: { id: 'track-b-1', changes: { name: 'Far left' } } }]).document;
    const renamed = runCommands(named, [
      { name: 'character.change', arguments: { id: 'mara', changes: { name: 'Maria' } } },
      { name: 'character.change', arguments: { id: 'joss', changes: { name: 'Joseph' } } },
    ]).document;
    expect(tracksInOrder(renamed).map(({ name }) => name)).toEqual(['Maria', 'Far left']);
  });
});
