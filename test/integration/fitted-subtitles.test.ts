import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { EngineClient } from '../../src-main/engine/process/engine-client.ts';
import { BUNDLED_VOICES } from '../../src-main/services/installed-voices.ts';
import { PreviewStore } from '../../src-main/services/speech/preview-store.ts';
import { SpeechService } from '../../src-main/services/speech/speech-service.ts';
import { startEngine } from '../../src-main/services/start-engine.ts';
import type { FitPlan } from '../../src-main/shared/fit/plan-chain.ts';
import { denseSubtitles } from '../helpers/dense-subtitles.ts';
import { planScript, unflaggedJumps, unflaggedOverlaps } from '../helpers/fitted-script.ts';

const SECONDS = 60_000;

/** The voice that ships, in its process, over 300 dense cues of three speakers. */
describe('300 cues', () => {
  const document = denseSubtitles(300, 20, 'kathleen-en');
  let engine: EngineClient;
  let speech: SpeechService;
  let plans: ReadonlyMap<string, FitPlan>;

  beforeAll(async () => {
    engine = startEngine({ voiceFolders: [BUNDLED_VOICES] });
    speech = new SpeechService({ engine, previews: new PreviewStore(), globalLexicon: () => [], measureLufs: () => null });
    plans = await planScript(speech, document);
  }, SECONDS);

  afterAll(() => engine.close());

  it('are all planned, some of each kind', () => {
    expect(plans.size).toBe(300);
    const regions = [...plans.values()].map(({ region }) => region);
    for (const region of ['natural', 'pressed', 'over', 'short'] as const) expect(regions.filter((each) => each === region).length).toBeGreaterThan(5);
  });

  it('never meet unflagged, land within 10 ms of their targets, and change pace by no more than 0.15', async () => {
    const lengths = new Map<string, number>();
    for (const lineId of document.lines.keys()) lengths.set(lineId, (await speech.plan(document, { lineId })).totalMs * 48);
    for (const plan of plans.values()) {
      const length = lengths.get(plan.lineId) ?? 0;
      if (plan.overSamples === 0) expect(Math.abs(length - plan.lengthSamples), plan.lineId).toBeLessThan(10 * 48);
      else expect(length).toBeGreaterThan(plan.endSample - plan.startSample);
    }
    expect(unflaggedOverlaps(plans.values(), (lineId) => lengths.get(lineId) ?? 0)).toEqual([]);
    expect(unflaggedJumps(document, plans, (lineId) => plans.get(lineId)?.rate, 1e-6)).toEqual([]);
  }, SECONDS);

  it('sound as they were planned', async () => {
    for (const [index, plan] of [...plans.values()].entries()) {
      if (index % 20 !== 0) continue;
      const take = await speech.renderTake(document, plan.lineId, document.lines.get(plan.lineId)?.seed ?? 0);
      expect(take.rate).toBeCloseTo(plan.rate, 2);
      expect(Math.abs(take.samples.length - plan.lengthSamples)).toBeLessThan(10 * 48);
      expect(take.overSamples > 0).toBe(plan.overSamples > 0);
    }
  }, SECONDS);
});
