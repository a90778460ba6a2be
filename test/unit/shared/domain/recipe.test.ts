import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../src-main/shared/commands/run-commands.ts';
import type { ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { recipeKey } from '../../../../src-main/shared/domain/recipe.ts';
import { denseSubtitles } from '../../../helpers/dense-subtitles.ts';

const before = denseSubtitles(300, 3, 'tone');
const ids = [...before.lines.keys()];
/** Lines that would have to be rendered again. */
const changed = (after: ProjectDocument): string[] => ids.filter((id) => recipeKey(after, id) !== recipeKey(before, id));

describe('what makes a take stale', () => {
  it('is what happens to its own line: 20 edits in 300 lines are 20 renders', () => {
    const edited = ids.filter((_, index) => index % 15 === 4);
    const after = runCommands(before, edited.map((id) => ({ name: 'line.setText', arguments: { id, text: 'Something that takes much longer to be said than what was there.' } }))).document;
    expect(edited).toHaveLength(20);
    expect(changed(after)).toEqual(edited);
  });

  it('is a slot of another length, not where it is, and not the slot of a neighbour', () => {
    const [id = ''] = ids;
    const slot = before.lines.get(id)?.slot ?? { startSample: 0, endSample: 0 };
    const set = (startSample: number, endSample: number) => runCommands(before, [{ name: 'line.setSlot', arguments: { id, slot: { startSample, endSample } } }]).document;
    expect(changed(set(slot.startSample - 4800, slot.endSample - 4800))).toEqual([]);
    expect(changed(set(slot.startSample, slot.endSample - 4800))).toEqual([id]);
  });

  it('is that its waveform is to be stretched, not that an overlap is accepted', () => {
    const [id = ''] = ids;
    const set = (fit: 'overlap' | 'stretch') => runCommands(before, [{ name: 'line.setFit', arguments: { ids: [id], fit } }]).document;
    expect(changed(set('overlap'))).toEqual([]);
    expect(changed(set('stretch'))).toEqual([id]);
  });
});
