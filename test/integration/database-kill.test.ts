import { expect, it } from 'vitest';

import { runKillTrials } from '../../tools/kill-trial/run-kill-trials.ts';

it('keeps every acknowledged change over 100 kills at random moments', { timeout: 300_000 }, async () => {
  const { kills, acknowledged, sounds, faults } = await runKillTrials(100);
  expect(faults).toEqual([]);
  expect(kills).toBe(100);
  // The processes did work before they were killed.
  expect(acknowledged).toBeGreaterThan(300);
  expect(sounds).toBeGreaterThan(30);
});
