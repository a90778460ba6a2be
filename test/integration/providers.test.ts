import { afterAll, describe, expect, it } from 'vitest';

import { benchmarkProvider } from '../../src-main/engine/providers/benchmark-provider.ts';
import { probeProviders } from '../../src-main/engine/providers/probe-providers.ts';
import { EngineClient } from '../../src-main/engine/process/engine-client.ts';
import { BUNDLED_VOICES } from '../../src-main/services/installed-voices.ts';
import { NEUTRAL_DELIVERY } from '../../src-main/shared/domain/delivery.ts';

const voiceModule = new URL('../helpers/provider-voices.ts', import.meta.url).href;
const standIn = { voiceFolders: [], threads: 1, voice: 'tone', voiceModule };
const real = { voiceFolders: [BUNDLED_VOICES], threads: 2 };

describe('a probe of providers', () => {
  it('finds those that say what the processor says, and tells why the others cannot be used', async () => {
    const found = new Map((await probeProviders({ ...standIn, platform: 'win32', limitMs: 1_500 })).map((provider) => [provider.id, provider]));
    expect([...found.keys()]).toEqual(['cpu', 'webgpu', 'cuda', 'directml', 'coreml']);
    expect(found.get('cpu')).toEqual({ id: 'cpu', available: true });
    expect(found.get('webgpu')).toEqual({ id: 'webgpu', available: true });
    expect(found.get('cuda')).toMatchObject({ available: false, fault: 'broken', reason: expect.stringContaining('stopped') as string });
    expect(found.get('directml')).toMatchObject({ available: false, fault: 'slow', reason: expect.stringContaining('within 2 seconds') as string });
    expect(found.get('coreml')).toMatchObject({ available: false, fault: 'absent', reason: expect.stringContaining('system') as string });
  });

  it('refuses one that gives another sound, or that fell back to the processor', async () => {
    const found = new Map((await probeProviders({ ...standIn, platform: 'darwin', limitMs: 5_000, voice: 'tone-else' })).map((provider) => [provider.id, provider]));
    expect(found.get('webgpu')?.fault).toBe('different');
    expect(found.get('webgpu')?.reason).toContain('not give the sound');
    expect(found.get('coreml')?.reason).toBe('It does not work on this computer.');
  });
});

describe('the voice that ships', () => {
  const engine = new EngineClient({ ...real, provider: 'coreml', onNotice: (message) => notices.push(message) });
  const notices: string[] = [];
  afterAll(() => engine.close());

  it.skipIf(process.platform === 'darwin')('speaks on the processor where the chosen provider is not to be had, and says so', async () => {
    let samples = 0;
    for await (const event of engine.speak({ voice: 'kathleen-en', text: 'Yes.', delivery: NEUTRAL_DELIVERY, seed: 1 })) {
      if (event.kind === 'sound') samples += event.samples.length;
    }
    expect(samples).toBeGreaterThan(10_000);
    expect(notices[0]).toContain('The voice runs on the processor, because CoreML does not work');
  });

  it('has a speed on the processor', async () => {
    const speed = await benchmarkProvider({ ...real, provider: 'cpu', voice: 'kathleen-en' });
    expect(speed.lines).toBe(5);
    expect(speed.realTimeFactor).toBeGreaterThan(1);
    expect(speed.firstSoundMs).toBeGreaterThan(1);
  });

  it.skipIf(process.platform === 'darwin')('has none on a provider that is not there', async () => {
    await expect(benchmarkProvider({ ...real, provider: 'coreml', voice: 'kathleen-en' })).rejects.toMatchObject({ code: 'engine.failed' });
  });
});
