import type { GateFinding } from '../../shared/contract/gate-views.ts';
import { parsePeaks } from '../../shared/contract/peaks-file.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import { gainOfDb } from '../../shared/mix/gain-curve.ts';
import { tracksInMix } from '../../shared/mix/mix-plan.ts';
import { clipsOfTrack } from '../../shared/domain/in-order.ts';

/** Drawn peaks of a sound (`peaks-file.ts`); undefined where there are none. */
export type PeakReader = (soundId: string) => Uint8Array | undefined;

const FULL_SCALE = 127;

/** Lines whose clip is louder than full scale after its own gain and its track's, by the drawn peaks (within 0.07 dB). */
export function clippedLines(document: ProjectDocument, peaks: PeakReader): GateFinding[] {
  return tracksInMix(document).flatMap((track) =>
    clipsOfTrack(document, track.id).flatMap((clip): GateFinding[] => {
      const take = document.takes.get(clip.takeId ?? '');
      const gain = gainOfDb(track.gainDb + clip.gainDb + Math.max(0, ...clip.envelope.map(({ gainDb }) => gainDb)));
      // Takes are within full scale: only what is raised can pass it.
      if (!take || gain <= 1) return [];
      const bytes = peaks(take.soundId);
      const decibels = bytes ? 20 * Math.log10((highest(bytes) / FULL_SCALE) * gain) : 0;
      return decibels > 0.1 ? [{ code: 'line-clipped', level: 'warn', lineId: clip.lineId, atSample: clip.startSample, values: { decibels } }] : [];
    }),
  );
}

function highest(bytes: Uint8Array): number {
  const coarsest = parsePeaks(bytes).at(-1)?.values ?? new Int8Array(0);
  let peak = 0;
  for (let index = 0; index + 1 < coarsest.length; index += 3) peak = Math.max(peak, Math.abs(coarsest[index] ?? 0), Math.abs(coarsest[index + 1] ?? 0));
  return peak;
}
