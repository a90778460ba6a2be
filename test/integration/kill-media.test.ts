import { describe, expect, it } from 'vitest';

import { EXPORT_WORKS, IMPORT_WORKS } from '../../tools/kill-trial/media-work.ts';
import { runMediaTrials } from '../../tools/kill-trial/run-media-trials.ts';
import { isInstalled } from '../helpers/is-installed.ts';

// One kill of each; tools/kill-media-trial.ts does twenty.

describe.skipIf(!isInstalled('ffmpeg') || !isInstalled('ffprobe'))('kill -9 in the middle (needs ffmpeg)', () => {
  it('of any export or import leaves old files, whole new ones, and a project that goes on', { timeout: 300_000 }, async () => {
    const trials = await runMediaTrials([...EXPORT_WORKS, ...IMPORT_WORKS], 1, 0.2);
    expect(trials.flatMap(({ faults }) => faults)).toEqual([]);
    expect(trials.reduce((sum, { caught }) => sum + caught, 0)).toBeGreaterThan(5);
  });
});
