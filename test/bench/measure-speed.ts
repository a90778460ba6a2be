import type { EngineClient } from '../../src-main/engine/process/engine-client.ts';
import { NEUTRAL_DELIVERY } from '../../src-main/shared/domain/delivery.ts';

const SAMPLE_RATE = 48_000;

export interface SpokenRun {
  readonly secondsOfSound: number;
  /** From the request until its last sample is here, with the way between the processes. */
  readonly secondsSpent: number;
  /** From the request until its first sample is here. */
  readonly firstSoundMs: number;
}

/** Speaks a line once, as the studio would, and times it on this side of the engine process. */
export async function timeLine(client: EngineClient, voice: string, text: string, seed: number): Promise<SpokenRun> {
  const started = performance.now();
  let firstSoundMs: number | undefined;
  let samples = 0;
  for await (const event of client.speak({ voice, text, seed, delivery: NEUTRAL_DELIVERY }, { priority: 'audition' })) {
    if (event.kind !== 'sound') continue;
    firstSoundMs ??= performance.now() - started;
    samples += event.samples.length;
  }
  if (firstSoundMs === undefined) throw new Error(`no sound came for "${text}"`);
  return { secondsOfSound: samples / SAMPLE_RATE, secondsSpent: (performance.now() - started) / 1000, firstSoundMs };
}

/** Speaks a line `warmUps` times unmeasured, then `runs` times, each with a seed of its own. */
export async function timeRuns(
  client: EngineClient,
  voice: string,
  text: string,
  runs: number,
  warmUps = 3,
): Promise<SpokenRun[]> {
  for (let seed = 0; seed < warmUps; seed += 1) await timeLine(client, voice, text, seed);
  const measured: SpokenRun[] = [];
  for (let seed = warmUps; seed < warmUps + runs; seed += 1) measured.push(await timeLine(client, voice, text, seed));
  return measured;
}
