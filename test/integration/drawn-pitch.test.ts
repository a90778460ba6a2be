import { beforeAll, describe, expect, it } from 'vitest';

import { openInstalledVoice } from '../../src-main/engine/process/open-installed-voice.ts';
import type { Synthesiser, SynthesisResult } from '../../src-main/engine/synthesis/synthesiser.ts';
import { BUNDLED_VOICES } from '../../src-main/services/installed-voices.ts';
import type { Drawing } from '../../src-main/shared/domain/carry-drawing.ts';
import { NEUTRAL_DELIVERY } from '../../src-main/shared/domain/delivery.ts';
import { percentile } from '../bench/percentile.ts';

const LINES = [
  'We really wanted a quiet evening by the river.',
  'Nobody knew where the old woman was living now.',
  'Are you sure that you left the key in the door?',
];
const RATE = 48_000;

describe('pitch drawn on a line', () => {
  let voice: Synthesiser;

  beforeAll(async () => {
    voice = await openInstalledVoice('kathleen-en', { voiceFolders: [BUNDLED_VOICES], threads: 2, provider: 'cpu' });
  });

  it('is what the vocoder sings and what can be measured in the sound: within 20 cents at the median', async () => {
    const given: number[] = [];
    const measured: number[] = [];
    for (const [index, text] of LINES.entries()) {
      const request = { text, seed: index + 1, delivery: NEUTRAL_DELIVERY };
      const { tokens } = await voice.plan(request);
      const drawing: Drawing = { symbols: tokens.map(({ symbol }) => symbol), edits: {} };
      tokens.forEach(({ kind, plannedF0Hz }, token) => {
        // Rising, falling and bent, a third up or down of where the voice would be.
        const shape = [[1, 1.2], [1.2, 0.95], [0.9, 1.15, 0.9]][token % 3] ?? [1, 1];
        if (kind === 'vowel') drawing.edits[String(token)] = { f0Curve: shape.map((factor) => factor * plannedF0Hz) };
      });
      const { samples, result } = await speak(voice, { ...request, drawing });
      for (const { atMs, hz } of drawnPoints(drawing, result)) {
        given.push(cents(result.timings.f0Hz[Math.round(atMs / result.timings.frameMs)] ?? 0, hz));
        measured.push(cents(measureHz(samples, Math.round((atMs * RATE) / 1000), hz), hz));
      }
    }
    const median = (values: readonly number[]): number => percentile(values.map(Math.abs), 0.5);
    console.log(`drawn F0: given to the vocoder within ${median(given).toFixed(1)} cents, measured in the sound within ${median(measured).toFixed(1)} cents (median of ${measured.length} frames)`);
    expect(given.length).toBeGreaterThan(100);
    expect(median(given)).toBeLessThan(20);
    expect(median(measured)).toBeLessThan(20);
  });
});

async function speak(voice: Synthesiser, request: Parameters<Synthesiser['synthesise']>[0]): Promise<{ samples: Float32Array; result: SynthesisResult }> {
  const chunks: Float32Array[] = [];
  for await (const event of voice.synthesise(request)) {
    if (event.kind === 'sound') chunks.push(event.samples);
    if (event.kind === 'done') return { samples: Float32Array.from(chunks.flatMap((chunk) => [...chunk])), result: event.result };
  }
  throw new Error('the line did not end');
}

/** What was drawn at each voiced frame inside the drawn phones, away from their edges. */
function drawnPoints({ edits }: Drawing, { timings }: SynthesisResult): { atMs: number; hz: number }[] {
  return timings.phones.flatMap(({ token, startMs, endMs }) => {
    const curve = edits[String(token)]?.f0Curve;
    if (!curve) return [];
    const points: { atMs: number; hz: number }[] = [];
    for (let frame = Math.ceil(startMs / timings.frameMs) + 1; (frame + 2) * timings.frameMs < endMs; frame += 1) {
      if ((timings.f0Hz[frame] ?? 0) === 0) continue;
      const atMs = frame * timings.frameMs;
      const place = ((atMs - startMs) / (endMs - startMs)) * (curve.length - 1);
      const left = curve[Math.floor(place)] ?? 0;
      const right = curve[Math.ceil(place)] ?? left;
      points.push({ atMs, hz: left + (right - left) * (place - Math.floor(place)) });
    }
    return points;
  });
}

function cents(hz: number, reference: number): number {
  return 1200 * Math.log2(hz / reference);
}

/** F0 around `centre` by normalised autocorrelation over three periods, looked for within a third of `near`. */
function measureHz(samples: Float32Array, centre: number, near: number): number {
  const half = Math.round((1.5 * RATE) / near);
  const likeness = (lag: number): number => {
    let product = 0;
    let here = 0;
    let there = 0;
    for (let at = centre - half - Math.floor(lag / 2); at < centre + half - Math.floor(lag / 2); at += 1) {
      const a = samples[at] ?? 0;
      const b = samples[at + lag] ?? 0;
      product += a * b;
      here += a * a;
      there += b * b;
    }
    return product / Math.sqrt(Math.max(here * there, Number.MIN_VALUE));
  };
  const shortest = Math.floor(RATE / (near * 1.33));
  const longest = Math.ceil((RATE * 1.33) / near);
  let best = shortest;
  for (let lag = shortest; lag <= longest; lag += 1) if (likeness(lag) > likeness(best)) best = lag;
  const [before, peak, after] = [likeness(best - 1), likeness(best), likeness(best + 1)];
  return RATE / (best + (before - after) / (2 * (before - 2 * peak + after)));
}
