import { describe, expect, it } from 'vitest';

import type { EditedPlan } from '../../../../src-main/engine/acoustic/acoustic-model.ts';
import { naturalTrack, throughGaps, withNaturalDurations, type JudgedVoice } from '../../../../tools/quality/render-conditions.ts';

const utterance = {
  id: 'a',
  text: 'Huh.',
  seed: 3,
  tokens: ['sil', 'HH', 'AH1', '.'],
  durations: [4, 2, 9, 5],
  frames: 20,
  mel: 'a.mel.f32',
  f0: 'a.f0.f32',
};

/** A voice that keeps what it was asked for. */
function recordingVoice(symbols: readonly string[]): { voice: JudgedVoice; seen: { ids?: Int32Array; plan?: EditedPlan } } {
  const seen: { ids?: Int32Array; plan?: EditedPlan } = {};
  const voice: JudgedVoice = {
    id: 'recording-voice',
    symbols,
    synthesiser: {
      synthesise: () => {
        throw new Error('no text is read here');
      },
    },
    acoustic: {
      plan: (ids) => {
        seen.ids = ids;
        const numbers = new Float32Array(ids.length).fill(5);
        return Promise.resolve({ durationFrames: numbers, logF0: numbers, voicing: numbers, energy: numbers, hidden: numbers, width: 1 });
      },
      decode: (plan) => {
        seen.plan = plan;
        const frames = plan.durationFrames.reduce((sum, length) => sum + length, 0);
        const values = new Float32Array(frames);
        return Promise.resolve({ frames, mel: new Float32Array(frames * 100), f0Hz: values, voicing: values });
      },
    },
    vocoder: {
      hop: 512,
      sampleRate: 48_000,
      async *render(track) {
        yield await Promise.resolve(new Float32Array(track.frames * 512));
      },
    },
  };
  return { voice, seen };
}

describe('the F0 of a recording', () => {
  it('goes on through gaps in equal ratios and is held at both ends', () => {
    expect([...throughGaps(Float32Array.of(0, 100, 0, 0, 800, 0))].map(Math.round)).toEqual([100, 100, 200, 400, 800, 800]);
  });

  it('has a pitch even where nothing is voiced', () => {
    expect(throughGaps(new Float32Array(3)).every((hz) => hz > 0)).toBe(true);
  });

  it('keeps its voicing beside it', () => {
    const track = naturalTrack({ mel: new Float32Array(300), f0Hz: Float32Array.of(0, 150, 0) });
    expect([track.frames, ...track.voicing]).toEqual([3, 0, 1, 0]);
  });
});

describe('speech with natural durations', () => {
  it('gives the model the aligned symbols and the recorded lengths', async () => {
    const { voice, seen } = recordingVoice(['.', 'AH1', 'HH', 'sil']);
    let samples = 0;
    for await (const chunk of await withNaturalDurations(voice, utterance)) samples += chunk.length;
    expect([...(seen.ids ?? [])]).toEqual([3, 2, 1, 0]);
    expect([...(seen.plan?.durationFrames ?? [])]).toEqual([4, 2, 9, 5]);
    expect(samples).toBe(20 * 512);
  });

  it('refuses a symbol that the voice does not have', async () => {
    const { voice } = recordingVoice(['.', 'AH1', 'sil']);
    await expect(withNaturalDurations(voice, utterance)).rejects.toThrow('"HH"');
  });
});
