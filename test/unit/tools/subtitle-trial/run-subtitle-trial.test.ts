import { describe, expect, it } from 'vitest';

import { runSubtitleTrial } from '../../../../tools/subtitle-trial/run-subtitle-trial.ts';
import { seededRandom } from '../../../../tools/subtitle-trial/seeded-random.ts';

describe('damaged subtitles', () => {
  it('give a report or a plain refusal, soon, and come back byte for byte: a tenth of the trial', () => {
    const result = runSubtitleTrial(100, seededRandom(7));
    expect(result.failures).toEqual([]);
    expect(result.slowestMs).toBeLessThan(2000);
    const refused = Object.values(result.refused).reduce((sum, count) => sum + count, 0);
    expect(result.read + result.reportOnly + refused).toBe(100);
    expect(result.read).toBeGreaterThan(50);
    expect(result.faults).toBeGreaterThan(100);
    expect(Object.keys(result.refused)).toEqual(['input.encoding']);
  });
});
