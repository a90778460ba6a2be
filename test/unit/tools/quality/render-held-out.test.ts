import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSynthesiser, type VoiceParts } from '../../../../src-main/engine/synthesis/line-synthesiser.ts';
import { QualityExchange, type RenderedQuality } from '../../../../tools/quality/exchange.ts';
import type { JudgedVoice } from '../../../../tools/quality/render-conditions.ts';
import { renderHeldOut } from '../../../../tools/quality/render-held-out.ts';

const FRAMES = 12;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-quality-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A voice that says every text as one vowel of 100 Hz between two silences. */
const parts: VoiceParts = {
  symbols: ['sil', 'AH1', '.', '_', ','],
  frontEnd: {
    language: 'en',
    read: (text) => {
      const span = { start: 0, end: text.length };
      const word = { kind: 'word' as const, spoken: 'uh', span, phones: ['AH1'], source: 'lexicon' as const };
      return Promise.resolve({ text, items: [word], warnings: [] });
    },
    pronunciations: () => Promise.resolve([]),
    risks: () => Promise.resolve([]),
  },
  acoustic: {
    plan: (ids) => {
      const each = (value: number): Float32Array => new Float32Array(ids.length).fill(value);
      return Promise.resolve({
        durationFrames: each(4),
        logF0: each(Math.log(100)),
        voicing: each(1),
        energy: each(0),
        hidden: each(0),
        width: 1,
      });
    },
    decode: (plan) => {
      const frames = plan.durationFrames.reduce((sum, length) => sum + length, 0);
      return Promise.resolve({
        frames,
        mel: new Float32Array(frames * 100),
        f0Hz: new Float32Array(frames).fill(Math.exp(plan.logF0[1] ?? 0)),
        voicing: new Float32Array(frames).fill(1),
      });
    },
  },
  vocoder: {
    hop: 512,
    sampleRate: 48_000,
    async *render(track) {
      yield await Promise.resolve(new Float32Array(track.frames * 512).fill(0.25));
    },
  },
};

const voice: JudgedVoice = { id: 'test-voice', synthesiser: createSynthesiser(parts), ...parts };

async function writeRequest(frames: number): Promise<void> {
  await mkdir(join(folder, 'natural'));
  await writeFile(join(folder, 'natural/a.mel.f32'), new Uint8Array(new Float32Array(frames * 100).buffer));
  await writeFile(join(folder, 'natural/a.f0.f32'), new Uint8Array(new Float32Array(frames).fill(120).buffer));
  const utterance = {
    id: 'a',
    text: 'Uh.',
    seed: 0,
    tokens: ['sil', 'AH1', '.'],
    durations: [3, 6, 3],
    frames: FRAMES,
    mel: 'natural/a.mel.f32',
    f0: 'natural/a.f0.f32',
  };
  const request = { pitchShifts: [-4, 4], utterances: [utterance], awkward: ['1', '2'] };
  await writeFile(join(folder, 'held-out.json'), JSON.stringify(request));
}

async function readFloats(path: string): Promise<number[]> {
  const bytes = await readFile(join(folder, path));
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
}

describe('rendering for the judges', () => {
  it('answers every condition of every utterance with sound and what was asked', async () => {
    await writeRequest(FRAMES);
    await renderHeldOut(voice, new QualityExchange(folder), () => undefined);
    const rendered = JSON.parse(await readFile(join(folder, 'rendered.json'), 'utf8')) as RenderedQuality;

    for (const { sound } of [...rendered.copy, ...rendered.naturalDurations]) {
      const bytes = await readFile(join(folder, sound));
      expect(bytes.length).toBeGreaterThanOrEqual(FRAMES * 512 * 4);
      expect(bytes.length).toBeLessThan(FRAMES * 512 * 4 + 400);
    }
    expect(rendered.speech[0]?.phones).toEqual([
      { symbol: 'AH1', ms: expect.closeTo((4 * 512) / 48, 3) as number, lastWord: true },
    ]);
    expect(rendered.pitch.map(({ semitones }) => semitones)).toEqual([-4, 4]);
    for (const { semitones, asked, neutral } of rendered.pitch) {
      const [shifted, plain] = [await readFloats(asked), await readFloats(neutral)];
      expect(12 * Math.log2((shifted[5] ?? 0) / (plain[5] ?? 0))).toBeCloseTo(semitones, 3);
    }
    expect(rendered.awkward.map(({ text, phones }) => [text, phones.length])).toEqual([
      ['1', 1],
      ['2', 1],
    ]);
  });

  it('refuses arrays that are not of the length the request says', async () => {
    await writeRequest(FRAMES - 1);
    await expect(renderHeldOut(voice, new QualityExchange(folder), () => undefined)).rejects.toThrow('12 frames');
  });
});
