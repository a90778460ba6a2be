import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { EngineClient } from '../../src-main/engine/process/engine-client.ts';
import { measureMemory, memorySwing } from '../bench/measure-memory.ts';
import { timeRuns } from '../bench/measure-speed.ts';

const voiceModule = new URL('../helpers/stand-in-synthesiser.ts', import.meta.url).href;

let client: EngineClient;
beforeEach(() => {
  client = new EngineClient({ voiceFolders: [], threads: 1, provider: 'cpu', voiceModule });
});
afterEach(async () => {
  await client.close();
});

describe('the bench, on the engine process', () => {
  it('counts all sound and hears the first of it before the last', async () => {
    const runs = await timeRuns(client, 'tone', '{slow} ten letters', 3, 1);
    expect(runs).toHaveLength(3);
    for (const { secondsOfSound, secondsSpent, firstSoundMs } of runs) {
      expect(secondsOfSound).toBeCloseTo(18 * 0.06, 6);
      expect(firstSoundMs).toBeGreaterThan(0);
      // Eleven chunks of 20 ms: the first comes long before the last.
      expect(secondsSpent * 1000).toBeGreaterThan(firstSoundMs + 100);
    }
  });

  it('sees memory that is kept', async () => {
    const lines = ['small', 'small', '{large}', 'small'];
    const readings = await measureMemory(client, 'tone', lines, [1, 2, 4]);
    expect(readings.map(({ afterLines }) => afterLines)).toEqual([1, 2, 4]);
    const [first, , last] = readings.map(({ residentBytes }) => residentBytes);
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThan(250e6);
    expect(memorySwing(readings)).toBeGreaterThan(0.5);
  });

  it('refuses to compare two processes', async () => {
    await expect(measureMemory(client, 'tone', ['one', 'two {die}', 'three'], [3])).rejects.toThrow();
  });
});
