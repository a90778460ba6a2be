import { expect, it } from 'vitest';

import { StageMeter, type StageProgress } from '../../../../src-main/services/headless/stage-meter.ts';

it('puts stages together by their weight, also side by side, and tells the time that is left', async () => {
  let nowMs = 0;
  const told: StageProgress[] = [];
  const meter = new StageMeter([{ name: 'speech', weight: 3 }, { name: 'sound', weight: 1 }, { name: 'film', weight: 4 }], (progress) => told.push(progress), () => nowMs);
  await Promise.all([
    meter.run('speech', (onShare) => {
      nowMs = 1000;
      onShare(2 / 3);
      return Promise.resolve();
    }),
    meter.run('sound', (onShare) => {
      nowMs = 1500;
      onShare(1);
      return Promise.resolve();
    }),
  ]);
  expect(told.find(({ stage, share }) => stage === 'speech' && share > 0)).toEqual({ stage: 'speech', share: 0.25, remainingMs: 3000 });
  expect(told.at(-1)?.share).toBe(0.5);
  nowMs = 2000;
  expect(await meter.run('film', () => Promise.resolve('whole'))).toBe('whole');
  expect(told.at(-1)).toEqual({ stage: 'film', share: 1, remainingMs: 0 });
  for (let index = 1; index < told.length; index++) expect(told[index]?.share).toBeGreaterThanOrEqual(told[index - 1]?.share ?? 0);
  expect(Object.keys(meter.seconds).sort()).toEqual(['film', 'sound', 'speech']);
});
