import { expect, it } from 'vitest';

import { alignedTake } from '../../../../src-main/services/studio/align-take.ts';
import { runCommands, type CommandCall } from '../../../../src-main/shared/commands/run-commands.ts';
import { DEFAULT_SETTINGS, emptyDocument, applyPatches, type ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';

const SLOT = { startSample: 96_000, endSample: 192_000 };

function scene(slot: typeof SLOT | null): ProjectDocument {
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  const begun = applyPatches(emptyDocument(), [{ table: 'settings', id: 'project', row: DEFAULT_SETTINGS }]);
  const script = { after: null, characters: [{ id: 'mara', name: 'Mara', aliases: [], colour: 1, voiceId: 'v', delivery }], lines: [{ id: 'line', characterId: 'mara', text: 'Words.', slot }] };
  return runCommands(begun, [{ name: 'script.insert', arguments: script }]).document;
}

const addition = (id: string): CommandCall => ({
  name: 'take.add',
  arguments: {
    take: { id, lineId: 'line', name: '', starred: false, locked: false, seed: 1, recipe: id, soundId: 'a'.repeat(64), lengthSamples: 48_000, loudnessLufs: -20, overSamples: 0, rate: 1, stretch: 1, createdAtMs: 0 },
    clipId: `clip of ${id}`,
    trackId: 'track',
  },
});

const quiet = (startMs: number) => ({ words: [{ text: 'words', startMs, endMs: startMs + 300, span: { start: 0, end: 5 } }] });
const after = (document: ProjectDocument, id: string, startMs: number, former?: number): ProjectDocument =>
  runCommands(document, alignedTake(document, 'line', addition(id), quiet(startMs), () => (former === undefined ? undefined : quiet(former)))).document;
const startOf = (document: ProjectDocument): number | undefined => [...document.clips.values()][0]?.startSample;

it('puts the first word where the slot begins, a moment early', () => {
  expect(startOf(after(scene(SLOT), 'a', 100))).toBe(96_000 - 120 * 48);
});

it('leaves a take that begins with its word, and one of a line without a slot, where they are', () => {
  expect(startOf(after(scene(SLOT), 'a', 0))).toBe(96_000);
  expect(startOf(after(scene(null), 'a', 100))).toBe(0);
});

it('never goes before the programme', () => {
  expect(startOf(after(scene({ startSample: 1000, endSample: 48_000 }), 'a', 100))).toBe(0);
});

it('follows the next take, unless the author has moved the clip', () => {
  const first = after(scene(SLOT), 'a', 100);
  expect(startOf(after(first, 'b', 60, 100))).toBe(96_000 - 80 * 48);
  const nudged = runCommands(first, [{ name: 'clip.move', arguments: { ids: ['clip of a'], bySamples: 960, trackId: null, ripple: false } }]).document;
  expect(startOf(after(nudged, 'b', 60, 100))).toBe(startOf(nudged));
  expect(startOf(after(first, 'b', 60))).toBe(startOf(first));
});
