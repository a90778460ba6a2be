import { afterEach, expect, it, vi } from 'vitest';

import { programmeSound } from '../../../../src-main/services/export/programme-sound.ts';
import { mixBlock, type SoundReader, soundsWithin } from '../../../../src-main/shared/mix/mix-block.ts';
import { planMix } from '../../../../src-main/shared/mix/mix-plan.ts';
import { SamplesCache } from '../../../../src-renderer/playback/samples-cache.ts';
import { duckedDocument } from '../../../helpers/ducked-document.ts';
import { seededRandom } from '../../../helpers/sound.ts';

const RATE = 48_000;
const LENGTH = RATE * 8;
/** As `ProgrammePlayer` cuts the programme. */
const BLOCK_FRAMES = 2400;
const SPEECH = 'a'.repeat(64);
const BED = 'b'.repeat(64);

const random = seededRandom(21);
const stored = new Map([
  [SPEECH, Float32Array.from({ length: RATE * 2 }, () => random() - 0.5)],
  [BED, Float32Array.from({ length: LENGTH * 2 }, () => random() - 0.5)],
]);
const database: SoundReader = {
  read: (soundId, channels, startFrame, frames) => stored.get(soundId)?.slice(startFrame * channels, (startFrame + frames) * channels),
};

afterEach(() => {
  vi.unstubAllGlobals();
});

it('what is heard and what is exported of a ducked bed are the same samples', async () => {
  vi.stubGlobal('fetch', (url: string, { headers }: { headers: { Range: string } }) => {
    const [soundId = ''] = /[0-9a-f]{64}/.exec(url) ?? [];
    const [, first = 0, last = 0] = (/bytes=(\d+)-(\d+)/.exec(headers.Range) ?? []).map(Number);
    const bytes = new Uint8Array(stored.get(soundId)?.buffer ?? new ArrayBuffer(0)).slice(first, last + 1);
    return Promise.resolve(new Response(bytes, { status: 206 }));
  });
  const shape = { fadeInSamples: 900, fadeOutSamples: 700 };
  const document = duckedDocument([
    { id: 'voice', gainDb: -2, pan: 0.2, clip: { startSample: RATE * 3 + 17, lengthSamples: RATE * 2, soundId: SPEECH, ...shape } },
    {
      id: 'bed',
      kind: 'bed',
      duck: { depthDb: 15, attackMs: 333, releaseMs: 777, lookAheadMs: 111 },
      clip: { startSample: 0, lengthSamples: LENGTH, soundId: BED, envelope: [{ atSample: RATE, gainDb: 0 }, { atSample: RATE * 6, gainDb: -9 }], ...shape },
    },
  ]);
  const plan = planMix(document);
  expect(plan.tracks.find(({ id }) => id === 'bed')?.duck).toHaveLength(4);

  const exported = new Float32Array(LENGTH * 2);
  let at = 0;
  for await (const part of programmeSound({ plan, startSample: 0, endSample: LENGTH }, 2, database)) {
    exported.set(part, at);
    at += part.length;
  }
  const cache = new SamplesCache();
  let largest = 0;
  let loudest = 0;
  for (let start = 0; start < LENGTH; start += BLOCK_FRAMES) {
    await cache.load(soundsWithin(plan, start, BLOCK_FRAMES));
    const { left, right } = mixBlock(plan, start, BLOCK_FRAMES, cache);
    for (let frame = 0; frame < BLOCK_FRAMES; frame++) {
      loudest = Math.max(loudest, Math.abs(left[frame] ?? 0));
      largest = Math.max(largest, Math.abs((left[frame] ?? 0) - (exported[2 * (start + frame)] ?? 0)), Math.abs((right[frame] ?? 0) - (exported[2 * (start + frame) + 1] ?? 0)));
    }
  }
  expect(loudest).toBeGreaterThan(0.1);
  expect(largest).toBe(0);
});
