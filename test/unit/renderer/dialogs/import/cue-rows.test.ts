import { describe, expect, it } from 'vitest';

import type { SubtitleFault } from '../../../../../src-main/shared/contract/dubbing-views.ts';
import { cueRows, hasRemark } from '../../../../../src-renderer/dialogs/import/cue-rows.ts';

const cue = (index: number, part = 0) => ({ index, part, startSample: index * 1000, endSample: index * 1000 + 900, text: 'Yes.', speaker: null });
const fault = (number: number | null, outcome: SubtitleFault['outcome'], fileLine = 1): SubtitleFault => ({ cue: number, fileLine, outcome, code: 'overlap', message: '' });

describe('the preview of a subtitle file', () => {
  it('shows what was found with its cue, and what is no cue where it stood', () => {
    const rows = cueRows({ cues: [cue(0), cue(2), cue(3)], report: [fault(null, 'mended'), fault(1, 'mended'), fault(2, 'refused', 5), fault(4, 'kept'), fault(9, 'refused', 90)] });
    expect(rows.map((row) => (row.kind === 'cue' ? [row.place, row.faults.length] : (row.fault.cue ?? 'file')))).toEqual(['file', [0, 1], 2, [1, 0], [2, 1], 9]);
    expect(rows.filter(hasRemark)).toHaveLength(5);
  });

  it('tells what was found once, for a cue of two voices', () => {
    const rows = cueRows({ cues: [cue(0), cue(0, 1)], report: [fault(1, 'mended')] });
    expect(rows.map((row) => (row.kind === 'cue' ? row.faults.length : -1))).toEqual([1, 0]);
  });
});
