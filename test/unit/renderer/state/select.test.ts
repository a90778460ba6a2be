import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../src-main/shared/commands/run-commands.ts';
import { applyPatches, emptyDocument } from '../../../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { clipsSelected, linesSelected, withFirstClips } from '../../../../src-renderer/state/select.ts';
import { EMPTY_SELECTION } from '../../../../src-renderer/state/selection.ts';

const clip = (id: string, lineId: string | null, trackId: string) => ({
  id,
  trackId,
  lineId,
  takeId: lineId === null ? null : `t${lineId}`,
  assetId: lineId === null ? 'bed' : null,
  startSample: Number(lineId ?? 0) * 48_000,
  offsetSamples: 0,
  lengthSamples: 48_000,
  gainDb: 0,
  fadeInSamples: 0,
  fadeOutSamples: 0,
  envelope: [],
});

function project(): ProjectDocument {
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  const characters = [{ id: 'mara', name: 'Mara', colour: 0, voiceId: 'kathleen-en', delivery }];
  const lines = ['1', '2', '3'].map((id) => ({ id, characterId: 'mara', text: id, slot: null }));
  const { document } = runCommands(emptyDocument(), [{ name: 'script.insert', arguments: { after: null, characters, lines } }]);
  return applyPatches(
    document,
    [clip('c3', '3', 'voice'), clip('c1', '1', 'voice'), clip('c1again', '1', 'voice'), clip('bed', null, 'bed')].map((row) => ({ table: 'clips', id: row.id, row })),
  );
}

describe('one selection for the window', () => {
  it('takes in the clip of a selected line that was rendered, but no second one', () => {
    const before = project();
    const rows = [clip('c2', '2', 'voice'), clip('c3again', '3', 'voice')];
    const after = applyPatches(before, rows.map((row) => ({ table: 'clips', id: row.id, row })));
    const selection = { ...linesSelected(before, ['2', '3']), trackId: null };
    expect(withFirstClips(selection, before, after).clipIds).toEqual(['c3', 'c2']);
    expect(withFirstClips({ ...selection, lineIds: ['1'] }, before, after).clipIds).toEqual(['c3']);
  });

  it('brings the clips of lines along, lines in the order of the script', () => {
    const selected = linesSelected(project(), ['3', '1', 'gone']);
    expect(selected.lineIds).toEqual(['1', '3']);
    expect(selected.lineId).toBe('3');
    expect(new Set(selected.clipIds)).toEqual(new Set(['c1', 'c1again', 'c3']));
  });

  it('shows the line that was asked for, as long as it is selected', () => {
    expect(linesSelected(project(), ['1', '3'], '1').lineId).toBe('1');
    expect(linesSelected(project(), ['1', '3'], '2').lineId).toBe('3');
    expect(linesSelected(project(), []).lineId).toBeNull();
  });

  it('brings the lines of clips along, and shows the last one’s', () => {
    const selected = clipsSelected(project(), ['c3', 'c1', 'c1again'], EMPTY_SELECTION);
    expect(selected).toEqual({ lineIds: ['1', '3'], lineId: '1', clipIds: ['c3', 'c1', 'c1again'], trackId: 'voice' });
  });

  it('selects a bed without any line', () => {
    expect(clipsSelected(project(), ['bed'], EMPTY_SELECTION)).toEqual({ lineIds: [], lineId: null, clipIds: ['bed'], trackId: 'bed' });
  });
});
