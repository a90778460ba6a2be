import { expect, it } from 'vitest';

import { runKillTrials } from '../../tools/kill-trial/run-kill-trials.ts';

// A hundred kills between the two; tools/kill-trial.ts does three hundred of each.

it('keeps every acknowledged change over 50 kills at random moments', { timeout: 600_000 }, async () => {
  const { kills, acknowledged, sounds, faults } = await runKillTrials('database', 50);
  expect(faults).toEqual([]);
  expect(kills).toBe(50);
  // The processes did work before they were killed.
  expect(acknowledged).toBeGreaterThan(150);
  expect(sounds).toBeGreaterThan(15);
});

it('keeps every change and every exported file, old or whole, over 50 kills of a studio that edits, renders, exports and backs up', { timeout: 600_000 }, async () => {
  const { kills, acknowledged, sounds, backups, exports, caught, faults } = await runKillTrials('studio', 50);
  expect(faults).toEqual([]);
  expect(kills).toBe(50);
  expect(acknowledged).toBeGreaterThan(300);
  expect(sounds).toBeGreaterThan(60);
  expect(backups).toBeGreaterThan(10);
  expect(exports).toBeGreaterThan(10);
  // Kills that left a file of an export in the making.
  expect(caught).toBeGreaterThan(3);
});
