import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, describe, expect, it } from 'vitest';

import type { EngineClientOptions, SpeakOptions } from '../../src-main/engine/process/engine-client.ts';
import { EngineClient } from '../../src-main/engine/process/engine-client.ts';
import type { SpeakRequest } from '../../src-main/engine/process/protocol.ts';
import { NEUTRAL_DELIVERY } from '../../src-main/shared/domain/delivery.ts';
import { lengthOf, sampleAt } from '../helpers/stand-in-synthesiser.ts';

const voiceModule = new URL('../helpers/stand-in-synthesiser.ts', import.meta.url).href;
const clients: EngineClient[] = [];

function startEngine(options: Partial<EngineClientOptions> = {}): EngineClient {
  const client = new EngineClient({ voiceFolders: [], threads: 1, provider: 'cpu', voiceModule, ...options });
  clients.push(client);
  return client;
}

function line(text: string, seed = 1): SpeakRequest {
  return { voice: 'tone', text, delivery: NEUTRAL_DELIVERY, seed };
}

/** Speaks a line to its end. */
async function hear(engine: EngineClient, request: SpeakRequest, options?: SpeakOptions): Promise<Float32Array> {
  const chunks: Float32Array[] = [];
  for await (const event of engine.speak(request, options)) if (event.kind === 'sound') chunks.push(event.samples);
  const sound = new Float32Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    sound.set(chunk, offset);
    offset += chunk.length;
  }
  return sound;
}

function expectWhole(sound: Float32Array, request: SpeakRequest): void {
  const expected = Float32Array.from({ length: lengthOf(request) }, (_, index) => sampleAt(index, request.seed));
  expect(sound).toEqual(expected);
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(() => undefined, (reason: unknown) => reason);
  return (error as { code?: string } | undefined)?.code ?? 'none';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean, limitMs: number): Promise<number> {
  const startMs = performance.now();
  while (!condition()) {
    if (performance.now() - startMs > limitMs) throw new Error(`not within ${limitMs} ms: ${condition.toString()}`);
    await sleep(10);
  }
  return performance.now() - startMs;
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

describe('a line in the engine process', () => {
  it('arrives whole, in order and as binary, with its timings', async () => {
    const engine = startEngine();
    const request = line('Hello from the other side.', 7);
    expectWhole(await hear(engine, request), request);

    const kinds: string[] = [];
    for await (const event of engine.speak(request)) {
      kinds.push(event.kind);
      if (event.kind === 'done') expect(event.result.timings.f0Hz).toBeInstanceOf(Float32Array);
    }
    expect(kinds[0]).toBe('plan');
    expect(kinds.at(-1)).toBe('done');
  });

  it('fails alone when its model fails or its voice is damaged', async () => {
    const engine = startEngine();
    const good = hear(engine, line('Good.'));
    expect(await codeOf(hear(engine, line('{fails}')))).toBe('engine.failed');
    expect(await codeOf(hear(engine, { ...line('Hello'), voice: 'broken' }))).toBe('voice.damaged');
    expectWhole(await good, line('Good.'));
  });

  it('is refused before it is sent when a value is out of range', async () => {
    const engine = startEngine();
    const request = { ...line('Hello'), delivery: { ...NEUTRAL_DELIVERY, pace: 9 } };
    expect(await codeOf(hear(engine, request))).toBe('input.option');
  });

  it('waits for a slow receiver instead of piling up sound', async () => {
    const engine = startEngine();
    const request = line('x'.repeat(200)); // 12 s of sound
    const events = engine.speak(request);
    await events.next();
    await events.next();
    // Another line of the same length and urgency passes the one that waits. Without back-pressure the first, having
    // started first, would be through by now.
    const passing = line('y'.repeat(200));
    expectWhole(await hear(engine, passing), passing);
    expect(engine.progress.speakingLines).toBe(1);
    let samples = 4_800;
    for await (const event of events) if (event.kind === 'sound') samples += event.samples.length;
    expect(samples).toBe(lengthOf(request));
  });
});

describe('the order of lines', () => {
  it('follows urgency, and an audition overtakes a batch that is already speaking', async () => {
    const engine = startEngine();
    const order: string[] = [];
    const say = async (text: string, options: SpeakOptions): Promise<void> => {
      await hear(engine, line(text), options);
      order.push(text.slice(0, 1));
    };
    const batch = say('b{slow}'.padEnd(100), { priority: 'batch' });
    await until(() => engine.progress.speakingLines === 1, 10_000);
    await Promise.all([
      batch,
      say('c', { priority: 'batch' }),
      say('v', { priority: 'visible' }),
      say('a', { priority: 'audition' }),
    ]);
    expect(order).toEqual(['a', 'v', 'b', 'c']);
  });

  it('tells how much is left, and less as lines are done', async () => {
    const engine = startEngine();
    await hear(engine, line('{slow}'.padEnd(40)));
    const lines = [1, 2, 3].map((seed) => hear(engine, line('{slow}'.padEnd(40), seed)));
    const before = engine.progress.remainingMs ?? 0;
    expect(before).toBeGreaterThan(0);
    await lines[0];
    expect(engine.progress.remainingMs).toBeLessThan(before);
    await Promise.all(lines);
    expect(engine.progress).toMatchObject({ waitingLines: 0, speakingLines: 0, remainingMs: 0 });
  });
});

describe('cancelling', () => {
  it('ends a speaking line and a waiting line, and leaves the others', async () => {
    const engine = startEngine();
    const cancel = new AbortController();
    const speaking = codeOf(hear(engine, line('{slow}'.padEnd(400)), { signal: cancel.signal }));
    const waiting = codeOf(hear(engine, line('Waiting.'), { signal: cancel.signal }));
    const other = hear(engine, line('Other.'));
    await until(() => engine.progress.speakingLines === 1, 10_000);
    cancel.abort();
    expect(await speaking).toBe('engine.cancelled');
    expect(await waiting).toBe('engine.cancelled');
    expectWhole(await other, line('Other.'));
    expect(await codeOf(hear(engine, line('Late.'), { signal: cancel.signal }))).toBe('engine.cancelled');
  });

  it('happens when the receiver stops listening', async () => {
    const engine = startEngine();
    for await (const event of engine.speak(line('{slow}'.padEnd(400)))) if (event.kind === 'sound') break;
    expect(engine.progress.speakingLines).toBe(0);
    expectWhole(await hear(engine, line('Next.')), line('Next.'));
  });
});

describe('an engine that dies', () => {
  it('is back within 5 s after kill -9; its line is rejected, the others go on', async () => {
    const engine = startEngine();
    const doomed = codeOf(hear(engine, line('{slow}'.padEnd(400))));
    const others = [1, 2, 3].map(async (seed) => {
      expectWhole(await hear(engine, line('Other.', seed)), line('Other.', seed));
    });
    await until(() => engine.progress.speakingLines === 1, 10_000);
    const first = engine.pid ?? 0;
    process.kill(first, 'SIGKILL');
    expect(await doomed).toBe('engine.died');
    const restartMs = await until(() => engine.pid !== undefined && engine.pid !== first, 5_000);
    await Promise.all(others);
    expect(restartMs).toBeLessThan(5_000);
    expect(isAlive(first)).toBe(false);
  });

  it('takes up a resting line where it was, without a gap or a repeated sample', async () => {
    const engine = startEngine();
    const resting = line('{slow}'.padEnd(120), 3);
    const sound = hear(engine, resting, { priority: 'batch' });
    await until(() => engine.progress.speakingLines === 1, 10_000);
    await sleep(100);
    expect(await codeOf(hear(engine, line('{die} audition'), { priority: 'audition' }))).toBe('engine.died');
    expectWhole(await sound, resting);
  });

  it('does not get the line a third time that killed it twice', async () => {
    const engine = startEngine();
    expect(await codeOf(hear(engine, line('{die} twice')))).toBe('engine.died');
    expect(await codeOf(hear(engine, line('{die} twice')))).toBe('engine.died');
    await hear(engine, line('Healthy.'));
    const survivor = engine.pid;
    await expect(hear(engine, line('{die} twice'))).rejects.toThrow(/Change its text/);
    expect(engine.pid).toBe(survivor);
  });

  it('is ended when it hangs: no heartbeat, or no progress', async () => {
    const engine = startEngine({ limits: { silenceMs: 1_000 }, lineLimitMs: 1_500 });
    expect(await codeOf(hear(engine, line('{busy} loop')))).toBe('engine.died');
    expect(await codeOf(hear(engine, line('{stuck} model')))).toBe('engine.died');
    expectWhole(await hear(engine, line('Healthy.')), line('Healthy.'));
  });

  it('is given up after three starts that fail, with one clear error', async () => {
    const engine = startEngine({ voiceModule: 'file:///no/such/module.ts', limits: { restartMs: 10 } });
    await expect(hear(engine, line('Hello'))).rejects.toMatchObject({
      code: 'engine.failed',
      message: 'The voice engine does not start on this computer.',
    });
  });

  it('is replaced between lines when it has grown too large', async () => {
    const engine = startEngine({ memoryLimitBytes: 250_000_000 });
    await hear(engine, line('Small.'));
    const first = engine.pid;
    await hear(engine, line('{large} line'));
    expectWhole(await hear(engine, line('After.')), line('After.'));
    expect(engine.pid).not.toBe(first);
  });
});

describe('no orphan is left', () => {
  it('when the client closes', async () => {
    const engine = startEngine();
    const speaking = codeOf(hear(engine, line('{slow}'.padEnd(400))));
    await until(() => engine.progress.speakingLines === 1, 10_000);
    const pid = engine.pid ?? 0;
    await engine.close();
    expect(await speaking).toBe('engine.cancelled');
    expect(isAlive(pid)).toBe(false);
  });

  it('when the studio is killed -9 in the middle of a line', async () => {
    const studio = spawn(
      process.execPath,
      ['--input-type=module-typescript', '--eval', STUDIO_SCRIPT, clientModule(), voiceModule],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [output] = (await once(studio.stdout, 'data')) as [Buffer];
    const pid = Number(output.toString());
    expect(isAlive(pid)).toBe(true);
    studio.kill('SIGKILL');
    await until(() => !isAlive(pid), 5_000);
  });
});

const STUDIO_SCRIPT = `
  const [clientModule, voiceModule] = process.argv.slice(-2);
  const { EngineClient } = await import(clientModule);
  const engine = new EngineClient({ voiceFolders: [], threads: 1, provider: 'cpu', voiceModule });
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  const text = '{slow}'.padEnd(4000);
  for await (const event of engine.speak({ voice: 'tone', text, delivery, seed: 1 })) {
    if (event.kind === 'plan') console.log(String(engine.pid));
  }
`;

function clientModule(): string {
  return new URL('../../src-main/engine/process/engine-client.ts', import.meta.url).href;
}
