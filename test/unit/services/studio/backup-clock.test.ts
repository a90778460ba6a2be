import { beforeEach, expect, it } from 'vitest';

import { BackupClock } from '../../../../src-main/services/studio/backup-clock.ts';

const MINUTE = 60_000;
let nowMs = 0;
let edits = 0;
let copies: number[] = [];
let failures: unknown[] = [];
let fails = false;

beforeEach(() => {
  nowMs = 0;
  edits = 3;
  copies = [];
  failures = [];
  fails = false;
});

function newClock(): BackupClock {
  return new BackupClock({
    edits: () => edits,
    now: () => nowMs,
    onFailure: (error) => failures.push(error),
    backUp: () => {
      if (fails) return Promise.reject(new Error('the disk is full'));
      copies.push(edits);
      return Promise.resolve();
    },
  });
}

/** Looks every half minute, as the clock itself does. */
async function pass(clock: BackupClock, minutes: number): Promise<void> {
  for (const end = nowMs + minutes * MINUTE; nowMs < end; nowMs += MINUTE / 2) await clock.look();
}

it('a project at rest is never copied, not even at its end', async () => {
  const clock = newClock();
  await pass(clock, 120);
  await clock.close();
  expect(copies).toEqual([]);
});

it('an edit is in a copy ten minutes later, and work that goes on in one every ten minutes', async () => {
  const clock = newClock();
  edits += 1;
  await pass(clock, 9);
  expect(copies).toEqual([]);
  await pass(clock, 2);
  expect(copies).toEqual([4]);
  for (let minute = 0; minute < 40; minute++) {
    edits += 1;
    await pass(clock, 1);
  }
  expect(copies.length).toBeGreaterThanOrEqual(4);
  expect(copies.length).toBeLessThanOrEqual(5);
  await clock.close();
  expect(copies.at(-1)).toBe(edits);
});

it('what the author had copied is not copied again', async () => {
  const clock = newClock();
  edits += 1;
  await clock.look();
  clock.noteBackup();
  await pass(clock, 30);
  await clock.close();
  expect(copies).toEqual([]);
});

it('a copy that fails is told and tried again with the next work, and does not keep the project from closing', async () => {
  const clock = newClock();
  fails = true;
  edits += 1;
  await pass(clock, 11);
  expect(failures).toHaveLength(1);
  fails = false;
  edits += 1;
  await clock.close();
  expect(copies).toEqual([5]);
});
