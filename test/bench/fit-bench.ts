// Dense random subtitles of three speakers, foretold, planned and rendered with the voice that ships: how far a foretold
// length is from the rendered one, how far a fitted line from its target, and whether anything meets or jumps unflagged.
// Prints one line of JSON. Also times the plan of a script of 10,000 lines.
//   node tools/pinned-node.mjs test/bench/fit-bench.ts [--cues 300] [--seed 1] [--voice kathleen-en]
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { BUNDLED_VOICES } from '../../src-main/services/installed-voices.ts';
import { PreviewStore } from '../../src-main/services/speech/preview-store.ts';
import { SpeechService } from '../../src-main/services/speech/speech-service.ts';
import { startEngine } from '../../src-main/services/start-engine.ts';
import { planFit } from '../../src-main/shared/fit/plan-fit.ts';
import { denseSubtitles } from '../helpers/dense-subtitles.ts';
import { planScript, unflaggedJumps, unflaggedOverlaps } from '../helpers/fitted-script.ts';
import { percentile } from './percentile.ts';

const { values } = parseArgs({ options: { cues: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' }, voice: { type: 'string', default: 'kathleen-en' } } });
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

const document = denseSubtitles(Number(values.cues), Number(values.seed), values.voice);
const engine = startEngine({ voiceFolders: [BUNDLED_VOICES] });
const speech = new SpeechService({ engine, previews: new PreviewStore(), globalLexicon: () => [], measureLufs: () => null });

const startMs = performance.now();
const plans = await planScript(speech, document);
const foretoldMs = performance.now() - startMs;

const rendered = new Map<string, { samples: number; rate: number; overSamples: number }>();
for (const { id, seed } of document.lines.values()) {
  const { samples, rate, overSamples } = await speech.renderTake(document, id, seed);
  rendered.set(id, { samples: samples.length, rate, overSamples });
}
await engine.close();

const fitted = [...plans.values()].filter(({ overSamples }) => overSamples === 0);
const lengthOf = (lineId: string): number => rendered.get(lineId)?.samples ?? 0;
const targetErrorsMs = fitted.map((plan) => Math.abs(lengthOf(plan.lineId) - plan.lengthSamples) / 48);
const lengthErrors = [...plans.values()].map((plan) => Math.abs(plan.lengthSamples - lengthOf(plan.lineId)) / lengthOf(plan.lineId));
const overlaps = unflaggedOverlaps(plans.values(), lengthOf);
const jumps = unflaggedJumps(document, plans, (lineId) => rendered.get(lineId)?.rate, 0.002);
const regions = Object.groupBy(plans.values(), ({ region }) => region);

const large = denseSubtitles(10_000, 7, values.voice);
const elasticity = { fixedMs: 0, pausesMs: 300, shortestPausesMs: 120, phonesMs: 2400 };
const lines = [...large.lines.values()].flatMap(({ id, characterId, slot }) => (slot ? [{ lineId: id, characterId, slot, elasticity, fit: 'fit' as const }] : []));
const planMs = Array.from({ length: 5 }, () => {
  const from = performance.now();
  planFit(lines);
  return performance.now() - from;
});

console.log(
  JSON.stringify({
    cues: plans.size,
    regions: Object.fromEntries(Object.entries(regions).map(([region, of]) => [region, of.length])),
    foretoldErrorMedianPercent: round(100 * percentile(lengthErrors, 0.5), 3),
    foretoldErrorP95Percent: round(100 * percentile(lengthErrors, 0.95), 3),
    foretoldErrorTargetPercent: 10,
    targetErrorMedianMs: round(percentile(targetErrorsMs, 0.5)),
    targetErrorLargestMs: round(Math.max(...targetErrorsMs)),
    targetErrorLimitMs: 10,
    unflaggedOverlaps: overlaps.length,
    unflaggedJumps: jumps.length,
    foretellMsALine: round(foretoldMs / plans.size),
    planOf10000LinesMs: round(percentile(planMs, 0.5)),
    cores: availableParallelism(),
    loadAverage: round(loadavg()[0] ?? 0, 1),
  }),
);
if (overlaps.length + jumps.length > 0 || Math.max(...targetErrorsMs) > 10) {
  console.error([...overlaps, ...jumps].join('\n'));
  process.exitCode = 1;
}
