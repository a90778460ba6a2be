import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { EngineClient } from '../../src-main/engine/process/engine-client.ts';
import { chooseFormat } from '../../src-main/services/choose-format.ts';
import type { DubJob } from '../../src-main/services/dub-script.ts';
import { dubScript } from '../../src-main/services/dub-script.ts';
import { startEngine } from '../../src-main/services/start-engine.ts';
import { NEUTRAL_DELIVERY } from '../../src-main/shared/domain/delivery.ts';

const voiceModule = new URL('../helpers/stand-in-synthesiser.ts', import.meta.url).href;
let folder: string;
let engine: EngineClient;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-dub-'));
  engine = startEngine({ voiceFolders: [], voiceModule });
});

afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

function job(name: string, texts: readonly string[]): DubJob {
  const target = join(folder, name);
  return {
    script: { lines: texts.map((text, index) => ({ text, sourceLine: index + 1 })) },
    voice: 'tone',
    delivery: NEUTRAL_DELIVERY,
    seed: 1,
    fit: false,
    target,
    split: false,
    // The same title in both files, so that they can be compared whole.
    format: { ...chooseFormat(target, false, {}), tags: {} },
  };
}

describe('dubbing while the engine is killed', () => {
  it('makes the same file as if nothing had happened, when different lines are hit', async () => {
    const texts = Array.from({ length: 5 }, (_, line) => `{slow} line ${line}`);
    await dubScript(job('calm.wav', texts), engine);

    const hits = [0, 3];
    const killed: number[] = [];
    await dubScript(job('rough.wav', texts), engine, {
      onProgress: ({ doneLines }) => {
        if (doneLines !== hits[0] || engine.pid === undefined) return;
        hits.shift();
        killed.push(engine.pid);
        process.kill(engine.pid, 'SIGKILL');
      },
    });
    expect(new Set(killed).size).toBe(2);
    expect(await readFile(join(folder, 'rough.wav'))).toEqual(await readFile(join(folder, 'calm.wav')));
  });

  it('ends with one clear error and no file when one line kills it every time', async () => {
    const dubbing = dubScript(job('never.wav', ['Good.', '{die} on this line', 'Good again.']), engine);
    await expect(dubbing).rejects.toMatchObject({
      code: 'engine.died',
      message: 'The voice engine stopped while speaking "{die} on this line". Change its text or its settings before trying it again.',
    });
    expect(await readdir(folder)).toEqual([]);
    expect(engine.progress).toMatchObject({ speakingLines: 0, waitingLines: 0 });
  });
});
