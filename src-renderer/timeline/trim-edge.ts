import type { CommandCall } from '../../src-main/shared/commands/run-commands.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Clip } from '../../src-main/shared/domain/project-rows.ts';
import { samplesOfMs } from '../../src-main/shared/domain/time.ts';
import { soundOfClip } from './clip-name.ts';
import { endOfClip } from './timeline-layout.ts';

/** Nothing shorter can be taken with a pointer again. */
const SHORTEST = samplesOfMs(1);

/**
 * Puts an edge of a clip at a sample of the programme, as far as its sound reaches. In a ripple the front is cut off
 * where it stands: the clip starts where it did, and what follows moves up.
 */
export function trimEdge(document: ProjectDocument, clip: Clip, edge: 'start' | 'end', atSample: number, ripple: boolean): CommandCall {
  const { id, startSample, offsetSamples, lengthSamples } = clip;
  if (edge === 'end') {
    const available = (soundOfClip(document, clip)?.lengthSamples ?? offsetSamples + lengthSamples) - offsetSamples;
    const length = Math.min(available, Math.max(Math.min(SHORTEST, lengthSamples), Math.round(atSample) - startSample));
    return { name: 'clip.trim', arguments: { id, startSample, offsetSamples, lengthSamples: length, ripple } };
  }
  const latest = endOfClip(clip) - Math.min(SHORTEST, lengthSamples);
  const earliest = ripple ? startSample - offsetSamples : Math.max(0, startSample - offsetSamples);
  const by = Math.min(latest, Math.max(earliest, Math.round(atSample))) - startSample;
  const start = ripple ? startSample : startSample + by;
  return { name: 'clip.trim', arguments: { id, startSample: start, offsetSamples: offsetSamples + by, lengthSamples: lengthSamples - by, ripple } };
}
