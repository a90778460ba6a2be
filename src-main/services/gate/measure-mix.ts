import { SoundMeter } from '../../media/loudness/sound-measure.ts';
import type { GateReport } from '../../shared/contract/gate-views.ts';
import type { ExportSpec } from '../../shared/contract/views.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import { msOfSamples } from '../../shared/domain/time.ts';
import type { SoundReader } from '../../shared/mix/mix-block.ts';
import { planMix } from '../../shared/mix/mix-plan.ts';
import { programmeSound } from '../export/programme-sound.ts';

/** Loudness and peak of the mix that an export would begin with; null for an empty programme. */
export async function measureMix(document: ProjectDocument, sounds: SoundReader, { channels, range }: ExportSpec, signal: AbortSignal): Promise<GateReport['measures']> {
  const plan = planMix(document);
  const startSample = range?.startSample ?? 0;
  const endSample = range?.endSample ?? plan.lengthSamples;
  if (endSample <= startSample) return null;
  const meter = new SoundMeter(channels);
  for await (const samples of programmeSound({ plan, startSample, endSample }, channels, sounds)) {
    signal.throwIfAborted();
    meter.add(samples);
  }
  const { loudnessLufs, truePeakDbtp } = meter.measure();
  return { lengthMs: msOfSamples(endSample - startSample), loudnessLufs, truePeakDbtp };
}
