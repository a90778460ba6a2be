import type { FrameRate } from '../../shared/domain/project-rows.ts';
import { samplesPerFrame } from '../../shared/domain/timecode.ts';

/** The frame whose beginning is nearest to a sample. */
export function frameAtSample(sample: number, frameRate: FrameRate): number {
  return Math.round(sample / samplesPerFrame(frameRate));
}
