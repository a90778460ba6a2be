import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, describe, expect, it } from 'vitest';

import type { EngineClientOptions } from '../../src-main/engine/process/engine-client.ts';
import { EngineClient } from '../../src-main/engine/process/engine-client.ts';
import type { EngineStatus } from '../../src-main/engine/process/engine-status.ts';
import type { SpeakRequest } from '../../src-main/engine/process/protocol.ts';
import { NEUTRAL_DELIVERY } from '../../src-main/shared/domain/delivery.ts';
import { lengthOf } from '../helpers/stand-in-synthesiser.ts';

const voiceModule = new URL('../helpers/stand-in-synthesiser.ts', import.meta.url).href;
const clients: EngineClient[] = [];

function startEngine(options: Partial<EngineClientOptions> = {}): EngineClient {
  const client = new EngineClient({ voiceFolders: [], threads: 1, provider: 'cpu', voiceModule, limits: { restartMs: 20 }, ...options });
  clients.push(client);
  return client;
}

function line(text: string): SpeakRequest {
  return { voice: 'tone', text, delivery: NEUTRAL_DELIVERY, seed: 1 };
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(() => undefined, (reason: unknown) => reason);
  return (error as { code?: string } | undefined)?.code ?? 'none';
}

async function samplesOf(engine: EngineClient, request: SpeakRequest): Promise<number> {
  let samples = 0;
  for await (const event of engine.speak(request)) if (event.kind === 'sound') samples += event.samples.length;
  return samples;
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

describe('a question about a line', () => {
  it('is answered without a sound', async () => {
    const engine = startEngine();
    const request = line('Say it.');
    const [reading, plan, length, none] = await Promise.all([
      engine.read({ voice: 'tone', text: 'Say it.', overrides: [{ start: 0, end: 3, phones: ['S', 'EY1'] }] }),
      engine.plan(request),
      engine.length(request),
      engine.length(line('')),
    ]);
    expect(reading).toMatchObject({ text: 'Say it.', words: [{ phones: ['S', 'EY1'] }] });
    expect(plan.totalMs).toBeCloseTo(lengthOf(request) / 48, 6);
    expect(length?.lengthMs).toBe(plan.totalMs);
    expect(none).toBeNull();
  });

  it('does not wait for the lines that are being spoken', async () => {
    const engine = startEngine();
    const long = line(`{slow} ${'and on '.repeat(40)}`);
    let spoken = false;
    const speaking = samplesOf(engine, long).then((samples) => {
      spoken = true;
      return samples;
    });
    await engine.length(line('First.'));
    await sleep(100);
    await engine.plan(line('Meanwhile.'));
    expect(spoken).toBe(false);
    expect(await speaking).toBe(lengthOf(long));
  });

  it('is refused where it asks for what is out of range, and rejected with what the voice says', async () => {
    const engine = startEngine();
    expect(await codeOf(engine.plan({ ...line('x'), delivery: { ...NEUTRAL_DELIVERY, pace: 9 } }))).toBe('input.option');
    expect(await codeOf(engine.plan(line('{fails}')))).toBe('engine.failed');
    expect(await codeOf(engine.read({ voice: 'broken', text: 'x' }))).toBe('voice.damaged');
    expect((await engine.length(line('ok')))?.lengthMs).toBe(120);
  });

  it('can be taken back, before and while the engine has it', async () => {
    const engine = startEngine();
    expect(await codeOf(engine.plan(line('x'), AbortSignal.abort()))).toBe('engine.cancelled');
    await engine.length(line('warm'));
    const controller = new AbortController();
    const stuck = codeOf(engine.plan(line('{stuck}'), controller.signal));
    await sleep(50);
    controller.abort();
    expect(await stuck).toBe('engine.cancelled');
    expect((await engine.length(line('ok')))?.lengthMs).toBe(120);
  });

  it('that kills the process twice is given up; those in its company are answered', async () => {
    const engine = startEngine();
    const [deadly, other] = await Promise.all([codeOf(engine.plan(line('{die}'))), engine.length(line('ok'))]);
    expect(deadly).toBe('engine.died');
    expect(other?.lengthMs).toBe(120);
  });

  it('that is never answered costs the process, not the studio', async () => {
    const engine = startEngine({ lineLimitMs: 300 });
    expect(await codeOf(engine.plan(line('{stuck}')))).toBe('engine.died');
    expect((await engine.length(line('ok')))?.lengthMs).toBe(120);
  });

  it('survives the death of a line that was being spoken', async () => {
    const engine = startEngine();
    await engine.length(line('warm'));
    const dying = codeOf(samplesOf(engine, line('{die} now')));
    const asked = engine.plan(line('ok'));
    expect(await dying).toBe('engine.died');
    expect((await asked).totalMs).toBe(120);
  });

  it('is cancelled when the engine is closed', async () => {
    const engine = startEngine();
    await engine.length(line('warm'));
    const stuck = codeOf(engine.plan(line('{stuck}')));
    await engine.close();
    expect(await stuck).toBe('engine.cancelled');
    expect(await codeOf(engine.plan(line('late')))).toBe('engine.cancelled');
  });
});

describe('the state of the engine', () => {
  it('is told from start to end, with the size of its process', async () => {
    const told: EngineStatus[] = [];
    const engine = startEngine({ onStatus: (status) => told.push(status) });
    await samplesOf(engine, line('Hello.'));
    await codeOf(samplesOf(engine, line('{die} now')));
    await samplesOf(engine, line('Hello again.'));
    await engine.close();
    const states = told.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1]);
    expect(states).toEqual(['starting', 'ready', 'restarting', 'ready', 'stopped']);
    expect(told.some(({ residentBytes }) => residentBytes > 10_000_000)).toBe(true);
  });
});
