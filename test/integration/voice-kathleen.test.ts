import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AcousticModel, EditedPlan, FrameTrack } from '../../src-main/engine/acoustic/acoustic-model.ts';
import { openAcousticModel } from '../../src-main/engine/acoustic/open-acoustic-model.ts';
import { GraphSession } from '../../src-main/engine/graph-session.ts';
import { createSourceFilterVocoder } from '../../src-main/engine/vocoder/source-filter-vocoder.ts';
import type { Vocoder } from '../../src-main/engine/vocoder/vocoder.ts';
import type { VoiceManifest } from '../../src-main/engine/voices/manifest.ts';
import { verifyVoice } from '../../src-main/engine/voices/verify-voice.ts';

const folder = fileURLToPath(new URL('../../models/voices/kathleen-en', import.meta.url));
const CPU = { threads: 2, provider: 'cpu' } as const;
const SENTENCE = 'sil DH AH0 _ HH AA1 R B ER0 _ W AH0 Z _ K W AY1 AH0 T , AH0 N D _ DH AH0 _ T AY1 D _ W AH0 Z _ AW1 T .'.split(' ');

describe('the voice that ships', () => {
  let manifest: VoiceManifest;
  let acoustic: AcousticModel;
  let graph: GraphSession;

  beforeAll(async () => {
    manifest = await verifyVoice(folder);
    acoustic = await openAcousticModel(manifest, folder, CPU);
    graph = await GraphSession.open(`${folder}/${manifest.vocoder.file}`, CPU);
  });

  const idsOf = (symbols: readonly string[]): Int32Array => Int32Array.from(symbols, (symbol) => manifest.symbols.indexOf(symbol));

  const decode = async (seed: number, change: (plan: EditedPlan) => EditedPlan = (plan) => plan): Promise<FrameTrack> => {
    const plan = await acoustic.plan(idsOf(SENTENCE), seed);
    const durationFrames = Int32Array.from(plan.durationFrames, (frames) => Math.max(1, Math.round(frames)));
    return acoustic.decode(change({ ...plan, durationFrames }), seed);
  };

  it('plans a speakable sentence: lengths, F0 and voicing a person could have', async () => {
    const plan = await acoustic.plan(idsOf(SENTENCE), 1);
    const seconds = plan.durationFrames.reduce((sum, frames) => sum + frames, 0) / 93.75;
    expect(seconds).toBeGreaterThan(1.2);
    expect(seconds).toBeLessThan(5);
    for (const logF0 of plan.logF0) {
      expect(Math.exp(logF0)).toBeGreaterThan(70);
      expect(Math.exp(logF0)).toBeLessThan(420);
    }
  });

  it('says the same for the same seed and something else for another', async () => {
    const [one, again, other] = await Promise.all([decode(3), decode(3), decode(4)]);
    expect(again).toEqual(one);
    expect(other.mel).not.toEqual(one.mel);
  });

  it('moves the decoded F0 by what the plan was moved', async () => {
    const free = await decode(5);
    const raised = await decode(5, (plan) => ({ ...plan, logF0: plan.logF0.map((value) => value + Math.log(2) / 3) }));
    const cents = Array.from(raised.f0Hz, (hz, frame) => 1200 * Math.log2(hz / (free.f0Hz[frame] ?? hz))).sort((a, b) => a - b);
    expect(Math.abs((cents[Math.floor(cents.length / 2)] ?? 0) - 400)).toBeLessThan(40);
  });

  it('obeys F0 drawn on single frames exactly', async () => {
    const drawnF0Hz = new Float32Array(1000);
    drawnF0Hz[40] = 222;
    const track = await decode(5, (plan) => ({ ...plan, drawnF0Hz }));
    expect(track.f0Hz[40]).toBe(222);
    expect(track.f0Hz[41]).not.toBe(222);
  });

  it('sounds as many decibels louder as energy was raised', async () => {
    const level = async (change: number): Promise<number> => {
      const track = await decode(8, (plan) => ({ ...plan, plannedEnergy: plan.energy, energy: plan.energy.map((value) => value + change) }));
      const samples = await gather(createSourceFilterVocoder(manifest, graph), track);
      return 10 * Math.log10(samples.reduce((sum, value) => sum + value * value, 0));
    };
    const sixDb = (6 * Math.LN10) / 20;
    const [quiet, plain, loud] = [await level(-sixDb), await level(0), await level(sixDb)];
    expect(plain - quiet).toBeCloseTo(6, 2);
    expect(loud - plain).toBeCloseTo(6, 2);
  });

  it('sounds the same however it is cut into chunks', async () => {
    const track = await decode(6);
    const whole = await gather(createSourceFilterVocoder(manifest, graph, { first: 10_000, rest: 10_000 }), track);
    const pieces = await gather(createSourceFilterVocoder(manifest, graph, { first: 40, rest: 90 }), track);
    expect(whole).toHaveLength(track.frames * manifest.hop);
    expect(pieces).toHaveLength(track.frames * manifest.hop);
    const worst = whole.reduce((most, value, at) => Math.max(most, Math.abs(value - (pieces[at] ?? 0))), 0);
    expect(worst).toBeLessThan(1e-5);
  });

  it('is neither silent nor clipped', async () => {
    const samples = await gather(createSourceFilterVocoder(manifest, graph), await decode(7));
    const level = 10 * Math.log10(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
    expect(level).toBeGreaterThan(-40);
    expect(level).toBeLessThan(-15);
    expect(samples.every((value) => Math.abs(value) < 1.2)).toBe(true);
  });
});

async function gather(vocoder: Vocoder, track: FrameTrack): Promise<Float32Array> {
  const samples = new Float32Array(track.frames * vocoder.hop);
  let at = 0;
  for await (const chunk of vocoder.render(track, 9)) {
    samples.set(chunk, at);
    at += chunk.length;
  }
  expect(at).toBe(samples.length);
  return samples;
}
